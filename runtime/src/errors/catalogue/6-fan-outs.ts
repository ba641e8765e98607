/** Problems with fan-outs that are found while a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quoteNode, quoteNodes } from "../words.js";

/** A parameter is a `Collect` of a node that is not inside a fan-out and has only one value. */
export const nothingToCollect: CatalogueEntry<{ readonly collected: string }> = {
  code: "ICO6021",
  slug: "nothing-to-collect",
  message: (subject, { collected }) =>
    `${quoteNode(subject)} collects ${quoteNode(collected)}, which is inside no fan-out: there is one value of it. Take it ` +
    "without `Collect`, or let a node upstream of it return `Parallelizable`.",
};

/** A node depends on single items of two fan-outs, neither of which is inside the other. */
export const unrelatedFanOuts: CatalogueEntry<{ readonly fanOuts: readonly string[] }> = {
  code: "ICO6022",
  slug: "unrelated-fan-outs",
  message: (subject, { fanOuts }) =>
    `${quoteNode(subject)} depends on single items of ${quoteNodes(fanOuts)}, and neither fan-out is inside the other. ` +
    "Take one of the two with `Collect`, or let one of the fan-outs depend on the other's items.",
};

/** A node depends on single items of a fan-out and also on all of its items. */
export const itemAndAll: CatalogueEntry<{ readonly fanOut: string; readonly collector: string }> = {
  code: "ICO6023",
  slug: "item-and-all",
  message: (subject, { fanOut, collector }) =>
    `${quoteNode(subject)} depends on single items of ${quoteNode(fanOut)} and ` +
    (subject === collector ? "collects all of them. " : `on ${quoteNode(collector)}, which needs all of them. `) +
    "Items are not kept until the last one is there: take a `Collect` in both places.",
};
