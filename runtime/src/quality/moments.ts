/** Mean and standard deviation of numbers, among which NaN does not count. */
import type { NumberColumn } from "../data/data-types.js";

/** Returns the mean; NaN if there are no numbers. O(numbers). */
export function toMean(numbers: NumberColumn): number {
  const { count, sum } = addDistances(numbers, 0);
  return sum / count;
}

/** Returns the standard deviation of a sample, with the divisor n - 1; 0 for fewer than two numbers. O(numbers). */
export function toStandardDeviation(numbers: NumberColumn): number {
  const { count, squares } = addDistances(numbers, toMean(numbers));
  return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
}

/** The number of numbers, and the sums of their distances from a center and of the squares of these. */
function addDistances(
  numbers: NumberColumn,
  center: number,
): { readonly count: number; readonly sum: number; readonly squares: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < numbers.length; index++) {
    const distance = numbers[index]! - center;
    if (Number.isNaN(distance)) continue;
    count++;
    sum += distance;
    squares += distance * distance;
  }
  return { count, sum, squares };
}
