/** The kernel `zScore`. */
import { toError } from "./roll-sums.js";
import { toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Expresses each number as its distance from the column's mean in standard deviations of the sample (divisor n - 1).
 * Missing numbers are NaN and do not count. If all numbers are equal, or fewer than two, all rows are NaN. O(rows).
 *
 * @param column - Numbers of any unit; the result has no unit, and the same length.
 * @throws TypeError if the column does not consist of numbers.
 */
export function zScore(column: Numbers): Float64Array {
  const numbers = toNumbers(column, "zScore");
  const { count, sum } = sumOf(numbers);
  const mean = sum / count;
  const result = new Float64Array(numbers.length);
  let squares = 0;
  for (let row = 0; row < result.length; row++) {
    const distance = numbers[row]! - mean;
    result[row] = distance;
    if (!Number.isNaN(distance)) squares += distance * distance;
  }
  const deviation = Math.sqrt(squares / (count - 1));
  for (let row = 0; row < result.length; row++) result[row]! /= deviation;
  return result;
}

function sumOf(numbers: Float64Array): { readonly count: number; readonly sum: number } {
  let count = 0;
  let sum = 0;
  let error = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (Number.isNaN(number)) continue;
    count++;
    const next = sum + number;
    error += toError(sum, number, next);
    sum = next;
  }
  return { count, sum: isFinite(sum) ? sum + error : sum };
}
