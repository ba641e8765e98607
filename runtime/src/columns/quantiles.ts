/** The kernel `quantiles`. */
import { describeKind } from "../errors/words.js";
import { select } from "./select.js";
import { checkColumn, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Computes quantiles with linear interpolation between the two nearest numbers, like `quantile_cont` of SQL and the
 * default of NumPy. Missing numbers do not count; without numbers, all quantiles are NaN. O(rows) per
 * probability on average, and O(rows * log rows) for all of them.
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
  const known = withoutNaN(numbers);
  const positions = Array.from(probabilities, (probability) => probability * (known.length - 1));
  sortPartly(known, positions);
  return Float64Array.from(positions, (position) => interpolate(known, position));
}

/** Copies the numbers that are not NaN. */
function withoutNaN(numbers: Float64Array): Float64Array {
  const known = new Float64Array(numbers.length);
  let count = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (!Number.isNaN(number)) known[count++] = number;
  }
  return known.subarray(0, count);
}

/** With more numbers to find than this, sorting is faster. */
const FEW = 16;

/** Moves the numbers at and next to some positions to where sorting would put them. */
function sortPartly(numbers: Float64Array, positions: readonly number[]): void {
  const wanted = new Set(positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]));
  if (numbers.length === 0) return;
  if (wanted.size > FEW) {
    numbers.sort();
    return;
  }
  let from = 0;
  for (const at of Float64Array.from(wanted).sort()) {
    select(numbers, at, from, numbers.length - 1);
    // What comes after it is no smaller.
    from = at + 1;
  }
}

function interpolate(sorted: Float64Array, at: number): number {
  const lower = sorted[Math.floor(at)] ?? NaN;
  const upper = sorted[Math.ceil(at)] ?? NaN;
  // Between equal numbers, infinities among them, there is nothing to compute.
  return lower === upper ? lower : lower + (upper - lower) * (at - Math.floor(at));
}
