/** Where one end of an edge is `any`, no mistake between its ends can be found. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { anyEdge as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { edgesOf } from "../graph/edges.js";

export const anyEdge: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ producer, consumer, source, target }) => {
      // Nobody can write out types between two nodes of declarations.
      if (isDeclarationFile(producer.module.file) && isDeclarationFile(consumer.module.file)) return [];
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const related = [{ ...source.place, message: `\`${producer.definition.name}\` is computed here.` }];
      const data = { producer: producer.definition.name, consumer: consumer.definition.name };
      return [report(entry, target.place, data, { related })];
    }),
};
