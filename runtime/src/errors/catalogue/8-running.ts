/** Problems that occur while a dataflow runs. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import type { Facts } from "../problem.js";
import { quote, quoteNode, quoteNodes } from "../words.js";

/** A node's function threw an error, or the promise that it returned was rejected. */
export const nodeFailed: CatalogueEntry<{
  readonly inputs: readonly string[];
  readonly items: readonly Item[];
  readonly reason: string;
}> = {
  code: "ICO8001",
  slug: "node-failed",
  message: (subject, { inputs, items, reason }) => {
    const from = inputs.length === 0 ? "no inputs" : quoteNodes(inputs);
    return `The node ${quoteNode(subject)}, computed from ${from}, failed${itemsOf(items)}: ${reason}`;
  },
};

/** The caller's signal was aborted. */
export const aborted: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8002",
  slug: "aborted",
  message: (_, { reason }) => `The execution was aborted: ${reason}`,
};

/** A function that is not declared as async returned a promise during `executeSync`, which cannot wait for it. */
export const unexpectedPromise: CatalogueEntry<{ readonly what: string }> = {
  code: "ICO8003",
  slug: "unexpected-promise",
  message: (subject, { what }) =>
    `${quoteNode(subject)} returned ${what}, and \`executeSync\` cannot wait. Use \`await execute(…)\`, or override it.`,
};

/** A value lacks a part that a modifier extracts. */
export const missingField: CatalogueEntry<{
  readonly owner: string;
  readonly field: string;
  readonly found: string;
}> = {
  code: "ICO8004",
  slug: "missing-field",
  message: (_, { owner, field, found }) =>
    `${quoteNode(owner)} gave no ${quote(field)}: it gave ${found}. Return it, or give a \`fill\` to the modifier.`,
};

/** A node's value failed one or more checks. */
export const checkFailed: CatalogueEntry<{ readonly messages: readonly string[] }> = {
  code: "ICO8005",
  slug: "check-failed",
  message: (subject, { messages }) =>
    `${quoteNode(subject)} failed ${messages.length === 1 ? "a check" : `${messages.length} checks`}: ${messages.join("; ")}.`,
};

/** A data loader did not return data and metadata. */
export const notLoaded: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO8006",
  slug: "not-loaded",
  message: (subject, { found }) =>
    `What loads the data of ${quoteNode(subject)} gave ${found}, and a data loader gives two things in a list: the data, and ` +
    "an object of metadata, `[data, metadata]`.",
};

/** A data saver did not return metadata. */
export const notSaved: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO8007",
  slug: "not-saved",
  message: (subject, { found }) =>
    `${quoteNode(subject)} saves data and gave ${found}, and a data saver gives metadata: an object that tells what it saved.`,
};

/** A function returned a promise, although its declared return type is not a promise. */
export const undeclaredPromise: CatalogueEntry = {
  code: "ICO8008",
  slug: "undeclared-promise",
  message: (subject) =>
    `${quoteNode(subject)} returned a promise, and is declared to return none. Declare what it returns: \`Promise<…>\`.`,
};

/** The handler for failed items threw an error itself. */
export const handlerFailed: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8009",
  slug: "item-handler-failed",
  message: (subject, { reason }) => `${quote(subject)} failed when it was told of an item that failed: ${reason}`,
};

/** The iterator of a fan-out's items did not close when the run stopped reading it early. */
export const unclosedSource: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8010",
  slug: "unclosed-source",
  message: (subject, { reason }) => `The run left the items of ${quote(subject)} early, and their iterator ${reason}.`,
};

/** The value of a node that fans out is not iterable. */
export const notIterable: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO8021",
  slug: "not-iterable",
  message: (subject, { found }) =>
    `${quoteNode(subject)} fans out, and what it gave is ${found}: no items can be taken from it. Return an iterable or an ` +
    "async iterable, as generators are.",
};

/** An item of a fan-out, or a row if `fanOut` is empty; `index` counts from 0. */
type Item = { readonly fanOut: string; readonly index: number };

/** A kind of problem whose message says for which items the node was computed. */
export function withItems<Values extends Facts>(
  kind: CatalogueEntry<Values>,
): CatalogueEntry<Values & { readonly items: readonly Item[] }> {
  return {
    ...kind,
    message: (subject, values) => {
      const where = values.items.length === 0 ? "" : ` It was computed${itemsOf(values.items)}.`;
      return `${kind.message(subject, values)}${where}`;
    },
  };
}

/** Writes which items a message is about, the innermost fan-out first: ` for item 3 of \`page\``, ` for row 3`. */
function itemsOf(items: readonly Item[]): string {
  return items
    .map(({ fanOut, index }, at) => {
      const what = fanOut === "" ? `row ${index}` : `item ${index} of ${quoteNode(fanOut)}`;
      return `${at === 0 ? " for" : ","} ${what}`;
    })
    .join("");
}
