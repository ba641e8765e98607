/** The rule `unrelated-fan-outs`: a node depends on the items of one fan-out, or of fan-outs nested in each other. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every node that depends on the items of two fan-outs of which neither is inside the other. */
export const unrelatedFanOuts: GraphRule<FanOutData> = reportFanOuts("unrelated", {
  code: "ICO6022",
  slug: "unrelated-fan-outs",
  severity: "error",
  checks: "A node depends on the items of one fan-out, or of fan-outs nested in each other.",
  meaning:
    "A node that depends on an item is computed once per item. If it depends on the items of two fan-outs, it would be computed once per pair of items, which the dataflow does not declare.",
  fix: "Collect one of the two with `Collect`, or make pairs by letting one fan-out depend on the items of the other.",
  fine: "Never for independent fan-outs. A fan-out that depends on the items of another one is nested in it, and a node may depend on the items of both.",
  message: ({ node, others: [one = "", other = ""] }) =>
    `${quoteNode(node)} depends on single items of ${quoteNode(one)} and ${quoteNode(other)}, and neither fan-out is inside the other. Take one of the two with \`Collect\`, or let one of the fan-outs depend on the other's items.`,
});
