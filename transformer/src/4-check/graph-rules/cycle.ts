/** No node needs its own value. */
import { findCycles, quoteNode, toTrail } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { cycle as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { findNode } from "../../3-link/edges/producers.js";
import { inputsOf, locationOfDefinition, shownNameOf } from "../../3-link/node.js";

export const cycle: GraphRule = {
  entry,
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
      if (first === undefined) throw new Error("ICO9001: Icosian's own fault: a cycle of nothing.");
      const trail = toTrail(path.map((name) => findNode(name, dataflow)?.definition.made?.role?.of ?? name));
      return report(entry, locationOfDefinition(first), { path: trail }, { related });
    });
  },
};
