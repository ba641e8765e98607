/** Where one end of an edge is `any`, no mistake between its ends can be found. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { anyEdge as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { edgesOf } from "../graph/edges.js";

export const anyEdge: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ source, target, place, describe }) => {
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const { producer, consumer, related } = describe();
      return [report(entry, place, { producer, consumer }, { related })];
    }),
};
