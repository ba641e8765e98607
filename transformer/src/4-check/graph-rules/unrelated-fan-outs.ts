/** The rule `unrelated-fan-outs`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

export const unrelatedFanOuts: GraphRule<FanOutData> = reportFanOuts("unrelated", {
  code: "ICO6022",
  slug: "unrelated-fan-outs",
  severity: "error",
  checks: "A node depends on the items of one fan-out, or of fan-outs inside each other.",
  meaning:
    "A node that depends on an item is computed once for each. Where it depends on items of two fan-outs, that would be once for each pair of them, which nobody has written down.",
  fix: "Take one of the two with `Collect`, or make pairs by letting one fan-out depend on the other's items.",
  fine: "Where one fan-out depends on the other's items: it is inside that one, and its items belong to one of the other.",
  message: ({ node, others: [one = "", other = ""] }) =>
    `${quoteNode(node)} depends on single items of ${quoteNode(one)} and ${quoteNode(other)}, and neither fan-out is inside the other. Take one of the two with \`Collect\`, or let one of the fan-outs depend on the other's items.`,
});
