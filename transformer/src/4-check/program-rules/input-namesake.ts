/**
 * The rule `input-namesake`: no external input has the name of a constant or function in the modules that is not a
 * node.
 */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { BystanderIr, ModuleIr } from "../../ir/module.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { nodesOf } from "../../3-link/edges/producers.js";
import { modulesOf } from "../../3-link/linked-dataflow.js";
import { locationOfInput, shownNameOf, type Consumer } from "../../3-link/node.js";
import type { AskedDataflow, FoundInDataflow, ProgramRule } from "../program-rule.js";

/** Reports every external input that has the name of something that is not a node and that nothing provides. */
export const inputNamesake: ProgramRule<{
  readonly input: string;
  readonly consumer: string;
  readonly kind: "constant" | "private" | "excluded";
}> = {
  code: "ICO3215",
  slug: "input-namesake",
  severity: "warning",
  checks: "No external input has the name of a constant or function in the modules that is not a node.",
  meaning:
    "A parameter whose name is not the name of a node is an external input. This one has the name of something in the modules that is not a node: a constant, a function that is not exported, or a function with `exclude()`. No call provides the input either, so that constant or function was probably meant.",
  fix: "Export a function of that name, or use the constant in the body without a parameter. If it is meant to be an input, rename one of the two.",
  fine: "When another program provides the input: say so with `// icosian-expect ICO3215: …`.",
  message: ({ input, consumer, kind }) => {
    const [what, advice] = {
      constant: ["the constant of that name is no function", "To make it a node, export a function that returns it"],
      private: ["the function of that name is not exported", "To make it a node, export it"],
      excluded: ["the function of that name has `exclude()`", "To make it a node, remove that"],
    }[kind];
    return `${quoteNode(consumer)} takes \`${input}\` as an input, because ${what} and therefore no node. ${advice}; otherwise give the parameter another name.`;
  },
  check: (dataflows) => dataflows.flatMap(checkDataflow),
};

function checkDataflow({ dataflow, requests }: AskedDataflow): readonly FoundInDataflow[] {
  if (!dataflow.isComplete) return [];
  const declaring = [...modulesOf(dataflow)].filter(({ bystanders }) => bystanders.length > 0);
  // Most modules declare nothing else, and then no node has to be looked at.
  const all = declaring.length === 0 ? [] : nodesOf(dataflow);
  const modules = new Set(all.map(({ module }) => module));
  return [...externalInputsOf(dataflow)].flatMap(([input, consumers]) => {
    // An input that a call gives, or may give, is an input on purpose.
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
    return [{ dataflow, diagnostic: report(inputNamesake, locationOfInput(consumer), data, { related }) }];
  });
}

function hasKey(keys: readonly { readonly name: string }[], name: string): boolean {
  return keys.some((key) => key.name === name);
}

interface Namesake {
  readonly module: ModuleIr;
  readonly bystander: BystanderIr;
}

/** Finds a declaration of that name in the consumer's own module, or an export of another module. */
function findNamesake(input: string, { module: own }: Consumer, modules: ReadonlySet<ModuleIr>): Namesake | null {
  for (const module of [own, ...modules])
    for (const bystander of module.bystanders)
      if (bystander.name === input && (module === own || bystander.kind !== "private")) return { module, bystander };
  return null;
}
