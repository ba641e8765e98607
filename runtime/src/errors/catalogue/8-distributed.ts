/** Problems with nodes that are computed on other machines. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quoteNode } from "../words.js";

/** A value cannot be sent to another machine or back, because it is not data. */
export const unsendableValue: CatalogueEntry<{ readonly what: string; readonly reason: string }> = {
  code: "ICO8041",
  slug: "unsendable-value",
  message: (subject, { what, reason }) =>
    `${quoteNode(subject)} cannot be computed on another machine, because ${what} ${reason}. ` +
    "Pass data, give `distribute` a codec for the class, or leave `remote` out.",
};

/** No worker can compute a node as the program does. */
export const refusedJob: CatalogueEntry<{ readonly reasons: readonly string[] }> = {
  code: "ICO8042",
  slug: "refused-job",
  message: (subject, { reasons }) => `No worker computes ${quoteNode(subject)}:\n${reasons.join("\n")}`,
};

/** The job of a node was lost more often than can be by chance. */
export const lostJob: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8043",
  slug: "lost-job",
  message: (subject, { reason }) => `The job of ${quoteNode(subject)} was lost: ${reason}`,
};

/** The queue or the store does not answer. */
export const unreachableService: CatalogueEntry<{ readonly what: string; readonly reason: string }> = {
  code: "ICO8044",
  slug: "unreachable-service",
  message: (subject, { what, reason }) =>
    `${quoteNode(subject)} cannot be computed on another machine, because ${what} cannot be used: ${reason}`,
};
