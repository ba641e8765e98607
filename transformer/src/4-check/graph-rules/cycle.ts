/** The rule `cycle`: no node depends on its own value, directly or through other nodes. */
import { findCycles, internalFault, quoteNode, toTrail } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { GraphRule } from "../graph-rule.js";
import { findNode } from "../../3-link/edges/producers.js";
import { inputsOf, locationOfDefinition, shownNameOf } from "../../3-link/node.js";

/** Reports every cycle once, with one related location per edge. */
export const cycle: GraphRule<{ readonly path: readonly string[] }> = {
  code: "ICO3104",
  slug: "cycle",
  severity: "error",
  checks: "No node depends on its own value, directly or through other nodes.",
  meaning: "Nodes depend on each other's values, directly or through other nodes, so none of them can run first.",
  fix: "Break the cycle: compute one of the values from something else, or split a node in two. A config key with the name of a node replaces that node, which breaks the cycle too.",
  fine: "Never: none of these nodes could run.",
  message: ({ path }) =>
    `Nodes need each other's values: ${path.join(" → ")} (each is an input of the next). Break the circle at one of them.`,

  check: (dataflow) => {
    const { variables } = dataflow.graph;
    return findCycles(dataflow.graph).map((ids) => {
      const path = ids.map((id) => variables[id]?.name ?? "");
      const related = path.slice(1).flatMap((name, step) => {
        const node = findNode(name, dataflow);
        const input = node && inputsOf(node.definition).find((each) => each.name === path[step]);
        if (!node || !input) return [];
        const message = `${quoteNode(shownNameOf(node))} takes \`${input.name}\` here.`;
        return [{ file: node.module.file, span: input.nameSpan, message }];
      });
      const first = findNode(path[0] ?? "", dataflow);
      if (first === undefined) throw internalFault("ICO9007", "a cycle has no nodes");
      const trail = toTrail(path.map((name) => findNode(name, dataflow)?.definition.made?.role?.of ?? name));
      return report(cycle, locationOfDefinition(first), { path: trail }, { related });
    });
  },
};
