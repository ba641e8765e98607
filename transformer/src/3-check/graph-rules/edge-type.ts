/** What a node gives can be passed where it is asked for. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { edgeType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { edgesOf } from "../graph/edges.js";

export const edgeType: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ producer, consumer, source, target }) => {
      const relation = oracle.relate(source, target);
      if (relation === null || relation.isAssignable) return [];
      const { sourceText, targetText } = relation;
      const data = { producer: producer.definition.name, consumer: consumer.definition.name, sourceText, targetText };
      const related = [{ ...source.place, message: `\`${data.producer}\` is computed here.` }];
      return [report(entry, target.place, data, { related })];
    }),
};
