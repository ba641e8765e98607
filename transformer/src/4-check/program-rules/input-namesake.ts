/** An input is not named after something of the modules that is no node, and that was probably meant. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { inputNamesake as entry } from "../../diagnostics/catalogue/4-requests.js";
import type { BystanderIr, ModuleIr } from "../../ir/module.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { nodesOf } from "../../3-link/edges/producers.js";
import { locationOfInput, shownNameOf, type Consumer } from "../../3-link/node.js";
import type { AskedDataflow, FoundInDataflow, ProgramRule } from "../program-rule.js";

export const inputNamesake: ProgramRule = { entry, check: (dataflows) => dataflows.flatMap(checkDataflow) };

function checkDataflow({ dataflow, requests }: AskedDataflow): readonly FoundInDataflow[] {
  if (!dataflow.isComplete) return [];
  const modules = new Set(nodesOf(dataflow).map(({ module }) => module));
  return [...externalInputsOf(dataflow)].flatMap(([input, consumers]) => {
    // An input that is given, or may be, is meant.
    const isGiven = requests.some(({ call: { inputs, overrides } }) =>
      [inputs, overrides].some(
        ({ keys, isOpen, maybe = [] }) => isOpen || maybe.includes(input) || hasKey(keys, input),
      ),
    );
    const [consumer] = consumers;
    const namesake = isGiven || consumer === undefined ? null : findNamesake(input, consumer, modules);
    if (consumer === undefined || namesake === null) return [];
    const { module, bystander } = namesake;
    const data = { input, consumer: shownNameOf(consumer), kind: bystander.kind };
    const related = [{ file: module.file, span: bystander.nameSpan, message: `\`${input}\` is declared here.` }];
    return [{ dataflow, diagnostic: report(entry, locationOfInput(consumer), data, { related }) }];
  });
}

function hasKey(keys: readonly { readonly name: string }[], name: string): boolean {
  return keys.some((key) => key.name === name);
}

interface Namesake {
  readonly module: ModuleIr;
  readonly bystander: BystanderIr;
}

/** What the own module declares, or another one exports: a function that another module keeps to itself is none. */
function findNamesake(input: string, { module: own }: Consumer, modules: ReadonlySet<ModuleIr>): Namesake | null {
  for (const module of [own, ...modules])
    for (const bystander of module.bystanders)
      if (bystander.name === input && (module === own || bystander.kind !== "private")) return { module, bystander };
  return null;
}
