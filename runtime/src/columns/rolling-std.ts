/** The kernel `rollingStd`. */
import { checkWindow, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Computes the standard deviation of the latest `window` rows, the row itself included: that of a sample, with the
 * divisor `window - 1`. The first `window - 1` rows are NaN, and so is a row whose window has a NaN, null or infinity; a
 * window of one row has no deviation and gives only NaN. Nothing is ever subtracted from a sum, so that large numbers
 * that have left the window do no harm. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param window - Number of rows, from 1; a window longer than the column gives only NaN.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the window is no whole number from 1.
 * @see https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance
 */
export function rollingStd(column: Numbers, window: number): Float64Array {
  const numbers = toNumbers(column, "rollingStd");
  checkWindow(window, "rollingStd");
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  if (window > rows || window === 1) return result;
  // Means, and sums of squared distances from them, from each row of a block to the block's end.
  const means = new Float64Array(window);
  const squares = new Float64Array(window);
  for (let base = 0; base + window <= rows; base += window) {
    let mean = 0;
    let square = 0;
    for (let at = window - 1; at >= 0; at--) {
      const distance = numbers[base + at]! - mean;
      means[at] = mean += distance / (window - at);
      squares[at] = square += distance * (numbers[base + at]! - mean);
    }
    mean = 0;
    square = 0;
    const count = Math.min(window, rows - base - window + 1);
    for (let at = 0; at < count; at++) {
      // The end of one block and the first `at` rows of the next are put together.
      const gap = at === 0 ? 0 : mean - means[at]!;
      const both = squares[at]! + square + (gap * gap * at * (window - at)) / window;
      result[base + at + window - 1] = Math.sqrt(both / (window - 1));
      if (at + 1 === count) break;
      const distance = numbers[base + window + at]! - mean;
      mean += distance / (at + 1);
      square += distance * (numbers[base + window + at]! - mean);
    }
  }
  return result;
}
