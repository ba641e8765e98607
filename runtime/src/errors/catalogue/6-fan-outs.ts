/** What can be wrong with fan-outs when a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quoteNode, quoteNodes } from "../words.js";

/** A `Collect` of a value that there is one of. */
export const nothingToCollect: CatalogueEntry<{ readonly collected: string }> = {
  code: "ICO6021",
  slug: "nothing-to-collect",
  message: (subject, { collected }) =>
    `${quoteNode(subject)} collects ${quoteNode(collected)}, which is inside no fan-out: there is one value of it. Take it ` +
    "without `Collect`, or let a node upstream of it return `Parallelizable`.",
};

/** A node that would be needed once an item of two fan-outs. */
export const unrelatedFanOuts: CatalogueEntry<{ readonly fanOuts: readonly string[] }> = {
  code: "ICO6022",
  slug: "unrelated-fan-outs",
  message: (subject, { fanOuts }) =>
    `${quoteNode(subject)} depends on single items of ${quoteNodes(fanOuts)}, and neither fan-out is inside the other. ` +
    "Take one of the two with `Collect`, or let one of the fan-outs depend on the other's items.",
};

/** A node inside a fan-out that waits for all items of it. */
export const itemAndAll: CatalogueEntry<{ readonly fanOut: string; readonly collector: string }> = {
  code: "ICO6023",
  slug: "item-and-all",
  message: (subject, { fanOut, collector }) =>
    `${quoteNode(subject)} depends on single items of ${quoteNode(fanOut)} and ` +
    (subject === collector ? "collects all of them. " : `on ${quoteNode(collector)}, which needs all of them. `) +
    "Items are not kept until the last one is there: take a `Collect` in both places.",
};
