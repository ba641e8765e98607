/** Sums of sliding windows. */

/**
 * Returns the sum of each window of rows, at the window's last row; NaN in rows before the first window. O(rows).
 *
 * No number is ever subtracted, so that what has left a window leaves no trace, be it NaN, Infinity or 1e300. A window
 * lies across two blocks of as many rows: it is the end of one and the beginning of the next, and both are sums that are
 * extended row by row, with the error of each addition kept.
 */
export function rollSums(numbers: Float64Array, window: number): Float64Array {
  const rows = numbers.length;
  const result = new Float64Array(rows).fill(NaN);
  if (window > rows) return result;
  const sums = new Float64Array(window);
  const errors = new Float64Array(window);
  for (let base = 0; base + window <= rows; base += window) {
    let sum = 0;
    let error = 0;
    for (let at = window - 1; at >= 0; at--) {
      const number = numbers[base + at]!;
      const next = sum + number;
      error += toError(sum, number, next);
      sums[at] = sum = next;
      errors[at] = error;
    }
    sum = 0;
    error = 0;
    const count = Math.min(window, rows - base - window + 1);
    for (let at = 0; at < count; at++) {
      const end = sums[at]!;
      const total = end + sum;
      // Errors of infinite sums are NaN.
      result[base + at + window - 1] = isFinite(total)
        ? total + (errors[at]! + error + toError(end, sum, total))
        : total;
      const number = at + 1 < count ? numbers[base + window + at]! : 0;
      const next = sum + number;
      error += toError(sum, number, next);
      sum = next;
    }
  }
  return result;
}

/**
 * Returns what an addition has lost: `left + right - sum`, exactly.
 *
 * @see https://en.wikipedia.org/wiki/2Sum
 */
export function toError(left: number, right: number, sum: number): number {
  const added = sum - left;
  return left - (sum - added) + (right - added);
}
