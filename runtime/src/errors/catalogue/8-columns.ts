/** Problems that occur while a request over columns runs. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, quoteNode } from "../words.js";
import { unexpectedPromise } from "./8-running.js";

/** An output that is declared as a number is something else, so it does not fit into a `Float64Array`. */
export const notANumber: CatalogueEntry<{ readonly type: string; readonly found: string }> = {
  code: "ICO8031",
  slug: "not-a-number",
  message: (subject, { type, found }) =>
    `${quoteNode(subject)} is declared as ${quote(type)} and gave ${found}, so its column cannot be a \`Float64Array\`. Return ` +
    "NaN for a missing number, or declare what it returns: `number | null` gives a list.",
};

/** ICO8003 for a request over columns, which has no async counterpart. */
export const promiseInColumns: typeof unexpectedPromise = {
  ...unexpectedPromise,
  message: (subject, { what }) =>
    `${quoteNode(subject)} returned ${what}, and \`executeColumns\` cannot wait. Compute it with \`await execute(…)\` first, and ` +
    "give its value in `overrides`.",
};
