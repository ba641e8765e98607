/** Converts the results of a request into one table. */
import { describeKind, quote } from "../../errors/words.js";
import type { Column, Columns } from "../data-types.js";
import { describeLengths, findTable, isPlainObject } from "./find-table.js";
import { isColumn, toColumn } from "./to-column.js";
import { toColumns } from "./to-columns.js";

/**
 * Converts the results of a request into a record of equally long columns. Lists, typed arrays, and vectors and series of
 * libraries are columns; any other value is repeated in each row, a number as a `Float64Array`. If there are only single
 * values, the table has one row. A value that is a table of another kind, such as a list of rows, is converted like
 * {@link toColumns} does it. O(rows * columns).
 *
 * @param results - What `execute` has returned, or any other record or table.
 * @returns A frozen record; columns are not copied.
 * @throws TypeError if columns have different lengths, with all of them, or if a value is itself a table.
 * @example
 * ```ts
 * import { toTable } from "@icosian/runtime/data";
 *
 * export const { week, rate } = toTable({ week: [1, 2, 3], rate: 0.5 }); // [1, 2, 3] and 0.5, 0.5, 0.5
 * ```
 */
export function toTable(results: unknown): Columns {
  if (!isPlainObject(results) || findTable(results) !== null) return toColumns(results);
  const names = Object.keys(results);
  for (const name of names) checkCell(name, results[name]);
  const columns = names.filter((name) => isColumn(results[name]));
  // A cast, because these values are columns.
  const lengthOf = (name: string): number => (results[name] as Column).length;
  const rows = columns[0] === undefined ? 1 : lengthOf(columns[0]);
  if (columns.some((name) => lengthOf(name) !== rows)) throw new TypeError(describeLengths(columns, lengthOf));
  const toEntry = (name: string): [string, Column] => {
    const value = results[name];
    return [name, isColumn(value) ? toColumn(value) : repeat(value, rows)];
  };
  return Object.freeze(Object.fromEntries(names.map(toEntry)));
}

function checkCell(name: string, value: unknown): void {
  if (typeof value === "object" && value !== null && "then" in value)
    throw new TypeError(`${quote(name)} is ${describeKind(value)}, and cannot be a column.`);
  const table = Array.isArray(value) ? null : findTable(value);
  if (table === null) return;
  throw new TypeError(
    `${quote(name)} is itself a table, ${table.kind}, and cannot be a column of one. Extract its columns, or convert it alone.`,
  );
}

function repeat(value: unknown, rows: number): Column {
  return typeof value === "number"
    ? new Float64Array(rows).fill(value)
    : Array.from<unknown>({ length: rows }).fill(value);
}
