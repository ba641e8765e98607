/** The kernel `ratioToLag`. */
import { checkLag, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Divides each number by the number that is `lag` rows before it; by 0 it gives an infinity, or NaN for 0. Rows without such a row are
 * NaN, and so is each row that has a missing number on either side. O(rows).
 *
 * @param column - Numbers of any unit; the result has no unit and the same length.
 * @param lag - Number of rows, not 0; a negative lag looks at later rows.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the lag is no whole number, or 0.
 */
export function ratioToLag(column: Numbers, lag: number): Float64Array {
  const numbers = toNumbers(column, "ratioToLag");
  checkLag(lag, "ratioToLag");
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  const end = Math.min(rows, rows + lag);
  for (let row = Math.max(0, lag); row < end; row++) result[row] = numbers[row]! / numbers[row - lag]!;
  return result;
}
