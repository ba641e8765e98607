/** Where one end of an edge is `any`, no mistake between its ends can be found. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { anyEdge as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import { typeLocationsIn } from "../../oracle/oracle.js";
import { edgesOf } from "../../3-link/edges/edges.js";

export const anyEdge: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    edgesOf(dataflow, only).flatMap(({ source, target, location, describe }) => {
      // Nobody can write out types between two nodes of declarations.
      const isDeclared = [...typeLocationsIn(source), target].every((each) => isDeclarationFile(each.location.file));
      if (isDeclared) return [];
      if (oracle.relate(source, target)?.hasAny !== true) return [];
      const { producer, consumer, related } = describe();
      return [report(entry, location, { producer, consumer }, { related })];
    }),
};
