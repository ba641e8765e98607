/** Converts the results of a request into rows. */
import { rowsOf } from "./rows-of.js";
import { toTable } from "./to-table.js";

/**
 * Converts the results of a request, or any table, into a list of rows. Single values are repeated, as {@link toTable}
 * does it; the elements of a list of rows are returned as they are. O(rows * columns).
 *
 * @throws TypeError if columns have different lengths, with all of them, or if a value is itself a table.
 * @example
 * ```ts
 * import { toRows } from "@icosian/runtime/data";
 *
 * export const rows = toRows({ week: [1, 2], rate: 0.5 }); // [{ week: 1, rate: 0.5 }, { week: 2, rate: 0.5 }]
 * ```
 */
export function toRows(results: unknown): readonly Readonly<Record<string, unknown>>[] {
  return [...rowsOf(Array.isArray(results) ? results : toTable(results))];
}
