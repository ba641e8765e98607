/** The kernel `rollingMean`. */
import { rollSums } from "./roll-sums.js";
import { checkWindow, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Averages the latest `window` rows, the row itself included. The first `window - 1` rows are NaN, and so is a row whose
 * window has a NaN or null. Sums are compensated. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param window - Number of rows, from 1; a window longer than the column gives only NaN.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the window is no whole number from 1.
 * @example
 * ```ts
 * "use dataflow";
 * import { rollingMean } from "@icosian/runtime/columns";
 *
 * export function avg3wkSpend(spend: Float64Array): Float64Array {
 *   return rollingMean(spend, 3);
 * }
 * ```
 */
export function rollingMean(column: Numbers, window: number): Float64Array {
  const numbers = toNumbers(column, "rollingMean");
  checkWindow(window, "rollingMean");
  const means = rollSums(numbers, window);
  for (let row = 0; row < means.length; row++) means[row]! /= window;
  return means;
}
