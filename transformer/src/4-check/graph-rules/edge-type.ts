/** The rule `edge-type`. */
import { toEdgeText, type EdgeTypes } from "../../diagnostics/edge-text.js";
import type { GraphRule } from "../graph-rule.js";
import { checkEdges } from "../../3-link/edges/check-edges.js";

export const edgeType: GraphRule<EdgeTypes> = {
  code: "ICO3101",
  slug: "edge-type",
  severity: "error",
  checks: "What a node or a modifier gives can be passed where it is asked for.",
  meaning:
    'What a node, a step or a modifier gives cannot be passed where it is asked for. The rule is TypeScript\'s own: the same that would hold for `consumer(producer())`, and for `inject({ x: value("1") })` the same as for `consumer("1")`. A promise counts as what it promises.',
  fix: "Change one of the two types, write a node between them that converts the value, or feed a value of the type that is asked for.",
  fine: "When you know more than the types say, convert in a node. Silencing it hides every later mistake on this edge.",
  message: (types) => {
    const isFed = types.giver === "it is fed" || types.giver?.includes("`fill`") === true;
    const advice = isFed
      ? "Feed a value of that type, or change the type that is asked for."
      : "Change one of the two types, or convert the value in a node between them.";
    return `${toEdgeText(types, `node \`${types.producer}\` gives`)} ${advice}`;
  },

  check: (dataflow, oracle, only) => checkEdges({ kind: edgeType, isConfig: false }, dataflow, oracle, only),
};
