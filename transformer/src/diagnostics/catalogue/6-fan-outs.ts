/** Words of the diagnostics about fan-outs, which have the number that the runtime gives them when a dataflow is built. */
import { quoteNode } from "@icosian/runtime/tooling";
import type { CatalogueEntry } from "../catalogue-entry.js";

/** A node, and the others that it is about. */
export interface FanOutData {
  readonly node: string;
  /** What is collected, the two fan-outs, or the fan-out and what collects it. */
  readonly others: readonly string[];
}

/** One kind of fault. */
export type FanOutEntry = CatalogueEntry<FanOutData>;

export const nothingToCollect: FanOutEntry = {
  code: "ICO6021",
  slug: "nothing-to-collect",
  severity: "error",
  message: ({ node, others: [collected = ""] }) =>
    `${quoteNode(node)} collects ${quoteNode(collected)}, which is inside no fan-out: there is one value of it. Take it without \`Collect\`, or let a node upstream of it return \`Parallelizable\`.`,
};

export const unrelatedFanOuts: FanOutEntry = {
  code: "ICO6022",
  slug: "unrelated-fan-outs",
  severity: "error",
  message: ({ node, others: [one = "", other = ""] }) =>
    `${quoteNode(node)} depends on single items of ${quoteNode(one)} and ${quoteNode(other)}, and neither fan-out is inside the other. Take one of the two with \`Collect\`, or let one of the fan-outs depend on the other's items.`,
};

export const itemAndAll: FanOutEntry = {
  code: "ICO6023",
  slug: "item-and-all",
  severity: "error",
  message: ({ node, others: [fanOut = "", collector = ""] }) => {
    const all = node === collector ? "collects all of them" : `on ${quoteNode(collector)}, which needs all of them`;
    return `${quoteNode(node)} depends on single items of ${quoteNode(fanOut)} and ${all}. Items are not kept until the last one is there: take a \`Collect\` in both places.`;
  },
};
