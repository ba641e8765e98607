/** The rule `cycle`. */
import {
  computeLevels,
  findCycles,
  internalFault,
  quoteNode,
  toRows,
  toTrail,
  transpose,
} from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { isKnownAcyclic, noteAcyclic } from "../../3-link/acyclic.js";
import { inputsOf, locationOfDefinition, shownNameOf } from "../../3-link/node.js";

export const cycle: GraphRule<{ readonly path: readonly string[] }> = {
  code: "ICO3104",
  slug: "cycle",
  severity: "error",
  checks: "No node needs its own value.",
  meaning: "Nodes need each other's values, directly or through others, so none of them could be the first to run.",
  fix: "Break the circle: compute one of the values from something else, or split a node in two. A config key of a node's name takes its place and breaks the circle too.",
  fine: "Never.",
  message: ({ path }) =>
    `Nodes need each other's values: ${path.join(" → ")} (each is an input of the next). Break the circle at one of them.`,

  check: (dataflow) => {
    if (isKnownAcyclic(dataflow)) return [];
    const { nodes } = dataflow;
    const names = [...nodes.keys()];
    const ids = new Map(names.map((name, id) => [name, id]));
    const inputs = [...nodes.values()].map(({ definition }) =>
      inputsOf(definition).flatMap(({ name }) => ids.get(name) ?? []),
    );
    const dependencies = toRows(inputs);
    const dependents = transpose(dependencies);
    const cycles = findCycles(dependents, computeLevels(dependencies, dependents), names);
    if (cycles.length === 0) noteAcyclic(dataflow);
    return cycles.map((ids) => {
      const path = ids.map((id) => names[id] ?? "");
      const related = path.slice(1).flatMap((name, step) => {
        const node = nodes.get(name);
        const input = node && inputsOf(node.definition).find((each) => each.name === path[step]);
        if (!node || !input) return [];
        const message = `${quoteNode(shownNameOf(node))} takes \`${input.name}\` here.`;
        return [{ file: node.module.file, span: input.nameSpan, message }];
      });
      const first = nodes.get(path[0] ?? "");
      if (first === undefined) throw internalFault("ICO9007", "a cycle has no nodes");
      const trail = toTrail(path.map((name) => nodes.get(name)?.definition.made?.role?.of ?? name));
      return report(cycle, locationOfDefinition(first), { path: trail }, { related });
    });
  },
};
