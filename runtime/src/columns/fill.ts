/** The kernel `fill`. */
import { describeKind } from "../errors/words.js";
import { toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Replaces missing numbers, NaN and null, by a value. O(rows).
 *
 * @param column - Numbers of any unit; the result has the same unit and length.
 * @param value - In the unit of the column.
 * @throws TypeError if the column does not consist of numbers.
 * @throws RangeError if the value is no number.
 */
export function fill(column: Numbers, value: number): Float64Array {
  const numbers = toNumbers(column, "fill");
  if (typeof value !== "number" || Number.isNaN(value))
    throw new RangeError(`\`fill\` replaces missing numbers by a number, not by ${describeKind(value)}.`);
  const result = new Float64Array(numbers);
  for (let row = 0; row < result.length; row++) if (Number.isNaN(result[row])) result[row] = value;
  return result;
}
