/** Where one end of an edge is `any`, no mistake between its ends can be found. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { anyEdge as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { edgesOf } from "../graph/edges.js";
import { shownNameOf } from "../graph/node.js";

export const anyEdge: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ producer, consumer, source, target }) => {
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const related = [{ ...source.place, message: `${quoteNode(shownNameOf(producer))} is computed here.` }];
      const data = { producer: producer.definition.name, consumer: shownNameOf(consumer) };
      return [report(entry, target.place, data, { related })];
    }),
};
