/** The kernel `shift`. */
import { describeKind } from "../errors/words.js";
import { toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Moves the numbers of a column down by some rows, or up if `by` is negative: each row gets the number of the row `by`
 * rows before it. Rows without such a row, and missing numbers, are NaN. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param by - Number of rows: 1 is the previous row, -1 the next.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if `by` is no whole number.
 * @example
 * ```ts
 * import { shift } from "@icosian/runtime/columns";
 *
 * export const lastWeek = shift([1, 2, 3], 1); // NaN, 1, 2
 * export const nextWeek = shift([1, 2, 3], -1); // 2, 3, NaN
 * ```
 */
export function shift(column: Numbers, by: number): Float64Array {
  const numbers = toNumbers(column, "shift");
  if (!Number.isSafeInteger(by))
    throw new RangeError(`\`shift\` moves by a whole number of rows, not by ${describeKind(by)}.`);
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  if (Math.abs(by) < rows) result.set(by < 0 ? numbers.subarray(-by) : numbers.subarray(0, rows - by), Math.max(by, 0));
  return result;
}
