/** The kernel `rollingSum`. */
import { rollSums } from "./roll-sums.js";
import { checkWindow, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Sums the latest `window` rows, the row itself included. The first `window - 1` rows are NaN, and so is a row whose
 * window has a NaN or null. Sums are compensated: they are as exact as one rounding. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param window - Number of rows, from 1; a window longer than the column gives only NaN.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the window is no whole number from 1.
 * @example
 * ```ts
 * import { rollingSum } from "@icosian/runtime/columns";
 *
 * export const sums = rollingSum([1, 2, 3, 4], 2); // NaN, 3, 5, 7
 * ```
 */
export function rollingSum(column: Numbers, window: number): Float64Array {
  const numbers = toNumbers(column, "rollingSum");
  checkWindow(window, "rollingSum");
  return rollSums(numbers, window);
}
