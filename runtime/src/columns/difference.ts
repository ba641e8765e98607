/** The kernel `difference`. */
import { checkLag, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Subtracts from each number the number that is `lag` rows before it. Rows without such a row are
 * NaN, and so is each row that has a missing number on either side. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and the same length.
 * @param lag - Number of rows, not 0; a negative lag looks at later rows.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the lag is no whole number, or 0.
 */
export function difference(column: Numbers, lag: number): Float64Array {
  const numbers = toNumbers(column, "difference");
  checkLag(lag, "difference");
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  const end = Math.min(rows, rows + lag);
  for (let row = Math.max(0, lag); row < end; row++) result[row] = numbers[row]! - numbers[row - lag]!;
  return result;
}
