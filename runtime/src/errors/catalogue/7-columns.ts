/** Problems with a request over columns. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { asyncNode } from "./7-requests.js";
import { quote, quoteAll, quoteNode } from "../words.js";

/** Columns of equal length. */
export type LengthGroup = {
  /** The number of rows. */
  readonly rows: number;
  /** Names of the columns with so many rows. */
  readonly columns: readonly string[];
};

/** The columns of a request do not have the same number of rows. */
export const unequalColumns: CatalogueEntry<{ readonly groups: readonly LengthGroup[] }> = {
  code: "ICO7021",
  slug: "unequal-columns",
  message: (_, { groups }) => {
    const texts = groups.map(({ rows, columns }) => {
      const count = `${rows} ${rows === 1 ? "row" : "rows"}`;
      return `${quoteAll(columns)} ${columns.length === 1 ? "has" : "have"} ${count}`;
    });
    return `All columns need the same number of rows, but ${texts.join(", ")}. Give values that all rows share in \`inputs\`.`;
  },
};

/** A column is neither a typed array nor a list. */
export const notAColumn: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO7022",
  slug: "not-a-column",
  message: (subject, { found }) =>
    `${quote(subject)} in \`columns\` is ${found}; give a typed array or a list with one value per row. A value that all rows ` +
    "share belongs in `inputs`.",
};

/** A name is given both as a column and as a value that all rows share. */
export const columnAndInput: CatalogueEntry = {
  code: "ICO7023",
  slug: "column-and-input",
  message: (subject) =>
    `${quote(subject)} is given both in \`columns\` and in \`inputs\`. Give it in \`columns\` if each row has its own value, and ` +
    "in `inputs` if all rows share it.",
};

/** A request over columns needs a node that fans out, or that belongs to the items of a fan-out. */
export const fanOutInColumns: CatalogueEntry = {
  code: "ICO7024",
  slug: "fan-out-in-columns",
  message: (subject) =>
    `${quoteNode(subject)} belongs to a fan-out, and \`executeColumns\` computes each node once per row. Use \`execute\`, or ` +
    "override it.",
};

/** A node takes a whole column as its input, so it cannot be computed row by row. */
export const wholeColumn: CatalogueEntry<{ readonly consumer: string; readonly type: string }> = {
  code: "ICO7025",
  slug: "whole-column",
  message: (subject, { consumer, type }) =>
    `${quoteNode(consumer)} takes the whole column ${quote(subject)} (${type}), and \`executeColumns\` would give it one value ` +
    `per row. Compute it with \`execute\` first, and give its result in \`columns\`.`,
};

/** ICO7007 for a request over columns, which has no async counterpart. */
export const asyncInColumns: typeof asyncNode = {
  ...asyncNode,
  message: (subject, { by }) =>
    `${quoteNode(subject)} is async${by === null ? "" : ` because of ${by}`} and the request needs it. \`executeColumns\` cannot ` +
    "wait: compute it with `await execute(…)` first, and give its value in `overrides`.",
};
