/** The kernel `quantiles`. */
import { describeKind } from "../errors/words.js";
import { checkColumn, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Computes quantiles with linear interpolation between the two nearest numbers, like `quantile_cont` of SQL and the
 * default of NumPy. Missing numbers do not count; without numbers, all quantiles are NaN. O(rows * log rows).
 *
 * @param column - Numbers of any unit; the result has the same unit.
 * @param probabilities - From 0, the smallest number, to 1, the largest; 0.5 is the median.
 * @returns One number per probability, in their order.
 * @throws TypeError if the column does not consist of numbers, or the probabilities are no list.
 * @throws RangeError if a probability is not between 0 and 1.
 */
export function quantiles(column: Numbers, probabilities: ArrayLike<number>): Float64Array {
  const numbers = toNumbers(column, "quantiles");
  checkColumn(probabilities, "quantiles");
  const wrong = Array.from(probabilities).find((each) => typeof each !== "number" || !(each >= 0 && each <= 1));
  if (wrong !== undefined)
    throw new RangeError(`A probability of \`quantiles\` is ${describeKind(wrong)}; give numbers from 0 to 1.`);
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  return Float64Array.from(probabilities, (probability) => interpolate(sorted, probability));
}

function interpolate(sorted: Float64Array, probability: number): number {
  const at = probability * (sorted.length - 1);
  const lower = sorted[Math.floor(at)] ?? NaN;
  const upper = sorted[Math.ceil(at)] ?? NaN;
  // Between equal numbers, infinities among them, there is nothing to compute.
  return lower === upper ? lower : lower + (upper - lower) * (at - Math.floor(at));
}
