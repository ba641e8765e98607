/** The rule `near-miss`: no external input has a name that is nearly the name of a node. */
import { findNearest, quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { findDependents } from "../../3-link/names/find-dependents.js";
import { NearNames } from "../../3-link/names/near-names.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import { locationOfInput, shownNameOf, type Consumer } from "../../3-link/node.js";

/** Reports every external input whose name is probably a misspelt name of a node, with a fix. */
export const nearMiss: GraphRule<{ readonly input: string; readonly consumer: string; readonly nearest: string }> = {
  code: "ICO3105",
  slug: "near-miss",
  severity: "warning",
  checks: "No external input has a name that is nearly the name of a node.",
  meaning:
    "A parameter whose name is not the name of a node is an external input. This name differs only slightly from the name of a node, so it is probably misspelt, and the node would silently not be used.",
  fix: "Correct the name. The quick fix does this.",
  fine: "When an input has a similar name on purpose: say so with `// icosian-expect ICO3105: …`.",
  message: ({ input, consumer, nearest }) =>
    `Nothing is called \`${input}\`, so ${quoteNode(consumer)} takes it as an input. Did you mean \`${nearest}\`?`,

  check: (dataflow, _, only) => {
    if (!dataflow.isComplete) return [];
    let names: NearNames | null = null;
    return [...externalInputsOf(dataflow)].flatMap(([input, consumers]) => {
      const [consumer, ...others] = consumers;
      // A short name is near to many others, and an input that several nodes ask for is hardly a misspelling.
      if (consumer === undefined || others.length > 0 || input.length < 4) return [];
      // The rule `unknown-dependency` judges what is saved.
      if (consumer.input.mayCollect === true) return [];
      if (only !== undefined && consumer.module.file !== only) return [];
      names ??= new NearNames(namesOf(dataflow));
      const nearest = findMeant(consumer, names, dataflow);
      if (nearest === null) return [];
      const location = locationOfInput(consumer);
      const fixes = [{ title: `Rename to \`${nearest}\``, edits: [{ ...location, text: nearest }] }];
      return [report(nearMiss, location, { input, consumer: shownNameOf(consumer), nearest }, { fixes })];
    });
  },
};

/** Lists the names of nodes and config keys, without the keys that nothing reads: those may be misspelt themselves. */
function namesOf(dataflow: LinkedDataflow): readonly string[] {
  const { graph, call, definitions } = dataflow;
  const configured = call.config.keys.map(({ name }) => name);
  const defined = new Set(configured.length > 0 ? definitions.map(({ definition }) => definition.name) : []);
  const read = configured.filter((name) => defined.has(name) || consumersOf(name, dataflow).length > 0);
  const nodes = graph.variables.filter(({ kind }) => kind === "node").map(({ name }) => name);
  return [...nodes, ...read];
}

/** Finds the nearest name that would not create a cycle: a node `users` that asks for `user` does not mean itself. */
function findMeant({ definition, input }: Consumer, names: NearNames, dataflow: LinkedDataflow): string | null {
  const near = names.find(input.name);
  if (findNearest(input.name, near) === null) return null;
  const dependents = findDependents(definition.name, dataflow);
  return findNearest(
    input.name,
    near.filter((name) => !dependents.has(name)),
  );
}
