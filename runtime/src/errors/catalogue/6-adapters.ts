/** Problems with lifecycle adapters that are found while a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { capitalise, quote } from "../words.js";

/** An entry of `adapters` is no adapter, or one of its members is wrong. */
export const invalidAdapter: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO6016",
  slug: "invalid-adapter",
  message: (_, { reason }) => reason,
};

/** A validator of an adapter complains. */
export const adapterComplaint: CatalogueEntry<{ readonly adapter: string; readonly complaint: string }> = {
  code: "ICO6017",
  slug: "adapter-complaint",
  message: (subject, { adapter, complaint }) =>
    `${capitalise(adapter)} refuses ${subject === "" ? "the dataflow" : quote(subject)}: ${complaint}`,
};

/** Two limits have the same name and different settings. */
export const conflictingLimits: CatalogueEntry<{
  readonly name: string;
  readonly own: string;
  readonly other: string;
  readonly at: string;
}> = {
  code: "ICO6018",
  slug: "conflicting-limits",
  message: (subject, { name, own, other, at }) =>
    `The limit ${quote(name)} of ${quote(subject)} is ${own}, and that of ${quote(at)} is ${other}. Nodes that share a limit ` +
    "give it the same settings.",
};
