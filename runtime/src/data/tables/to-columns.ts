/** Converts any table into a record of columns. */
import { describeKind, quote } from "../../errors/words.js";
import type { Column, Columns } from "../data-types.js";
import { findTable, isPlainObject, type TableView } from "./find-table.js";
import { isColumn } from "./to-column.js";

/**
 * Converts any table into a record of columns: a list of rows, a record of columns, a table of Arrow or polars, a result
 * of DuckDB, or what {@link registerTable} made known.
 *
 * Typed arrays and lists are not copied. The rows of a list may have different properties: the columns are all of them,
 * in the order in which they first appear, and a missing value is null. O(rows * columns).
 *
 * @returns A frozen record of columns of equal length.
 * @throws TypeError if the value is no table, or if its columns have different lengths.
 * @example
 * ```ts
 * import { toColumns } from "@icosian/runtime/data";
 *
 * export const { id, spend } = toColumns([{ id: 1, spend: 2.5 }, { id: 2 }]); // [1, 2] and [2.5, null]
 * ```
 */
export function toColumns(table: unknown): Columns {
  const view = getTable(table);
  view.countRows();
  // Entries, because a column may have any name, such as `__proto__`.
  return Object.freeze(
    Object.fromEntries(view.columnNames.map((name): [string, Column] => [name, view.getColumn(name)])),
  );
}

/**
 * Views a value as a table.
 *
 * @throws TypeError if it is none, with what it is and what helps.
 */
export function getTable(value: unknown): TableView {
  const table = findTable(value);
  if (table !== null) return table;
  if (isPlainObject(value) && Object.keys(value).length === 0) return NOTHING;
  throw new TypeError(`This is no table: ${describeFault(value)}`);
}

/** The table without columns. */
const NOTHING: TableView = {
  kind: "a record of columns",
  columnNames: [],
  countRows: () => 0,
  getColumn: () => [],
};

function describeFault(value: unknown): string {
  if (Array.isArray(value)) {
    const wrong = value.findIndex((row) => findTable([row]) === null);
    return `element ${wrong} of the list is ${describeKind(value[wrong])}, and a row is an object. Give a single column a name, as in \`{ name: values }\`.`;
  }
  if (isColumn(value)) return `it is one column. Give it a name, as in \`{ name: values }\`.`;
  if (!isPlainObject(value)) return `it is ${describeKind(value)}. Give a record of columns or a list of rows.`;
  const wrong = Object.keys(value).find((name) => !isColumn(value[name]))!;
  return `${quote(wrong)} is ${describeKind(value[wrong])}, and a column is a list or a typed array. \`toTable\` repeats single values.`;
}
