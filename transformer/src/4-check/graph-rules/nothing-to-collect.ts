/** The rule `nothing-to-collect`: every parameter of type `Collect<T>` names a node inside a fan-out. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every node that collects a value which is not inside a fan-out. */
export const nothingToCollect: GraphRule<FanOutData> = reportFanOuts("nothing-to-collect", {
  code: "ICO6021",
  slug: "nothing-to-collect",
  severity: "error",
  checks: "Every parameter of type `Collect<T>` names a node inside a fan-out.",
  meaning:
    "A parameter of type `Collect<T>` takes the values that a node has for all items of a fan-out. A node that depends on no `Parallelizable` has a single value, and so does an external input.",
  fix: "Write the parameter's type without `Collect`, or let a node upstream of it return `Parallelizable`.",
  fine: "Never: the dataflow could not be built. An optional `Collect` parameter that nothing provides is simply absent.",
  message: ({ node, others: [collected = ""] }) =>
    `${quoteNode(node)} collects ${quoteNode(collected)}, which is inside no fan-out: there is one value of it. Take it without \`Collect\`, or let a node upstream of it return \`Parallelizable\`.`,
});
