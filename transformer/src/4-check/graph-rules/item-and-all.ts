/** The rule `item-and-all`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

export const itemAndAll: GraphRule<FanOutData> = reportFanOuts("item-and-all", {
  code: "ICO6023",
  slug: "item-and-all",
  severity: "error",
  checks: "No node needs an item and all items of the same fan-out.",
  meaning:
    "Items are taken one by one and dropped as soon as nothing needs them any more. What is made of all items is there only when they are gone, so no single item can wait for it.",
  fix: "Collect the items in this node too, and go through them in its function; or fan out again over what was collected.",
  fine: "Never: the dataflow could not be built.",
  message: ({ node, others: [fanOut = "", collector = ""] }) => {
    const all = node === collector ? "collects all of them" : `on ${quoteNode(collector)}, which needs all of them`;
    return `${quoteNode(node)} depends on single items of ${quoteNode(fanOut)} and ${all}. Items are not kept until the last one is there: take a \`Collect\` in both places.`;
  },
});
