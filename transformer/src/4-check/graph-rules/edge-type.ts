/** What a node or a modifier gives can be passed where it is asked for. */
import { edgeType as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { GraphRule } from "../graph-rule.js";
import { checkEdges } from "../../3-link/edges/check-edges.js";

export const edgeType: GraphRule = {
  entry,
  check: (dataflow, oracle, only) => checkEdges({ entry, isConfig: false }, dataflow, oracle, only),
};
