/** The rule `edge-type`: each value that a node or a modifier gives can be passed to the nodes that take it. */
import { toEdgeText, type EdgeTypes } from "../../diagnostics/edge-text.js";
import type { GraphRule } from "../graph-rule.js";
import { checkEdges } from "../../3-link/edges/check-edges.js";

/** Reports every edge whose value TypeScript would refuse as an argument. */
export const edgeType: GraphRule<EdgeTypes> = {
  code: "ICO3101",
  slug: "edge-type",
  severity: "error",
  checks: "Each value that a node or a modifier gives can be passed to the nodes that take it.",
  meaning:
    'A value that a node, a step or a modifier gives cannot be passed to the parameter that takes it. TypeScript\'s own rule decides: for two nodes, whether it would accept `consumer(producer())`, and for `inject({ x: value("1") })`, whether it would accept `consumer("1")`. A promise counts as the value that it resolves to.',
  fix: "Change one of the two types, write a node between them that converts the value, or feed a value of the expected type.",
  fine: "When you know more than the types say: convert the value in a node. An expectation would also hide every later mistake on this edge.",
  message: (types) => {
    const isFed = types.giver === "it is fed" || types.giver?.includes("`fill`") === true;
    const advice = isFed
      ? "Feed a value of that type, or change the type that is asked for."
      : "Change one of the two types, or convert the value in a node between them.";
    return `${toEdgeText(types, `node \`${types.producer}\` gives`)} ${advice}`;
  },

  check: (dataflow, oracle, only) => checkEdges({ kind: edgeType, isConfig: false }, dataflow, oracle, only),
};
