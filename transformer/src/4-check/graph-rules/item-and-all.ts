/** The rule `item-and-all`: no node depends both on a single item of a fan-out and on all of its items. */
import { quoteNode } from "@icosian/runtime/tooling";
import { reportFanOuts, type FanOutData } from "../report-fan-outs.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every node that depends both on an item and on all items of a fan-out. */
export const itemAndAll: GraphRule<FanOutData> = reportFanOuts("item-and-all", {
  code: "ICO6023",
  slug: "item-and-all",
  severity: "error",
  checks: "No node depends both on a single item of a fan-out and on all of its items.",
  meaning:
    "Items are processed one by one, and each is dropped as soon as nothing needs it any more. A value that is made from all items exists only after the last item, so no single item can wait for it.",
  fix: "Collect the items in this node too and loop over them in its function, or fan out again over the collected values.",
  fine: "Never: the dataflow could not be built.",
  message: ({ node, others: [fanOut = "", collector = ""] }) => {
    const all = node === collector ? "collects all of them" : `on ${quoteNode(collector)}, which needs all of them`;
    return `${quoteNode(node)} depends on single items of ${quoteNode(fanOut)} and ${all}. Items are not kept until the last one is there: take a \`Collect\` in both places.`;
  },
});
