/** The rule `nothing-to-collect`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

export const nothingToCollect: GraphRule<FanOutData> = reportFanOuts("nothing-to-collect", {
  code: "ICO6021",
  slug: "nothing-to-collect",
  severity: "error",
  checks: "A node collects only what is inside a fan-out.",
  meaning:
    "A parameter of type `Collect<T>` takes the values that a node has for all items of a fan-out. A node that depends on no `Parallelizable` has one value, and so has an input.",
  fix: "Write the parameter's type without `Collect`, or let a node upstream of it return `Parallelizable`.",
  fine: "Never: the dataflow could not be built. An optional `Collect` of something that is not there is absent.",
  message: ({ node, others: [collected = ""] }) =>
    `${quoteNode(node)} collects ${quoteNode(collected)}, which is inside no fan-out: there is one value of it. Take it without \`Collect\`, or let a node upstream of it return \`Parallelizable\`.`,
});
