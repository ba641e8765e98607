/** The kernel `cumulativeSum`. */
import { toError } from "./roll-sums.js";
import { toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Sums all rows up to each row, the row itself included. From the first NaN or null on, all rows are NaN; use `fill` to
 * count missing numbers as 0. Sums are compensated. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @throws TypeError if the column does not consist of numbers.
 */
export function cumulativeSum(column: Numbers): Float64Array {
  const numbers = toNumbers(column, "cumulativeSum");
  const result = new Float64Array(numbers.length);
  let sum = 0;
  let error = 0;
  for (let row = 0; row < numbers.length; row++) {
    const next = sum + numbers[row]!;
    error += toError(sum, numbers[row]!, next);
    sum = next;
    // Errors of infinite sums are NaN.
    result[row] = isFinite(sum) ? sum + error : sum;
  }
  return result;
}
