/** The kernel `rollingMax`. */
import { checkWindow, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Takes the largest number of the latest `window` rows, the row itself included. The first `window - 1` rows are NaN, and
 * so is a row whose window has a NaN or null. O(rows), whatever the window.
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param window - Number of rows, from 1; a window longer than the column gives only NaN.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the window is no whole number from 1.
 * @see https://en.wikipedia.org/wiki/Van_Herk-Gil-Werman_algorithm
 */
export function rollingMax(column: Numbers, window: number): Float64Array {
  const numbers = toNumbers(column, "rollingMax");
  checkWindow(window, "rollingMax");
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  if (window > rows) return result;
  // A window is the end of one block of as many rows, and the beginning of the next.
  const ends = new Float64Array(window);
  for (let base = 0; base + window <= rows; base += window) {
    let largest = numbers[base + window - 1]!;
    for (let at = window - 1; at >= 0; at--) ends[at] = largest = Math.max(largest, numbers[base + at]!);
    result[base + window - 1] = largest;
    const count = Math.min(window, rows - base - window + 1);
    largest = -Infinity;
    for (let at = 1; at < count; at++) {
      largest = Math.max(largest, numbers[base + window + at - 1]!);
      result[base + window + at - 1] = Math.max(ends[at]!, largest);
    }
  }
  return result;
}
