/** What a node gives can be passed where it is asked for. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { edgeType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { edgesOf } from "../graph/edges.js";
import { shownNameOf } from "../graph/node.js";

export const edgeType: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ producer, consumer, source, target }) => {
      const relation = oracle.relate(source, target);
      if (relation === null || relation.isAssignable) return [];
      const { sourceText, targetText, difference } = relation;
      const data = {
        producer: producer.definition.name,
        consumer: shownNameOf(consumer),
        sourceText,
        targetText,
        difference,
      };
      const related = [{ ...source.place, message: `${quoteNode(shownNameOf(producer))} is computed here.` }];
      return [report(entry, target.place, data, { related })];
    }),
};
