/** The kernel `clip`. */
import { describeKind } from "../errors/words.js";
import { toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Replaces numbers below `low` by `low`, and numbers above `high` by `high`. Missing numbers are NaN. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param low - In the unit of the column; `-Infinity` for no limit.
 * @param high - In the unit of the column; `Infinity` for no limit.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if a limit is no number, or if `low` is above `high`.
 */
export function clip(column: Numbers, low: number, high: number): Float64Array {
  const numbers = toNumbers(column, "clip");
  for (const limit of [low, high])
    if (typeof limit !== "number" || Number.isNaN(limit))
      throw new RangeError(`A limit of \`clip\` is ${describeKind(limit)}; give a number.`);
  if (low > high) throw new RangeError(`The limits of \`clip\` are swapped: ${low} is above ${high}.`);
  const result = new Float64Array(numbers.length);
  for (let row = 0; row < result.length; row++) result[row] = Math.min(Math.max(numbers[row]!, low), high);
  return result;
}
