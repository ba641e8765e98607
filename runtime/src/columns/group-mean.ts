/** The kernel `groupMean`. */
import { toError } from "./roll-sums.js";
import { checkColumn, toNumbers, type Numbers } from "./to-numbers.js";

/**
 * Gives each row the mean of all rows of its group. Missing numbers do not count; the mean of a group without numbers is
 * NaN. Groups are told apart like keys of a `Map`, dates by their time; null is a group of its own. Sums are compensated.
 * O(rows).
 *
 * @param values - Numbers of any unit; the result has the same unit and length.
 * @param groups - The group of each row: numbers, strings, bigints, booleans or dates.
 * @throws TypeError if the values are not numbers, or the groups are no column.
 * @throws RangeError if both columns have different lengths.
 * @example
 * ```ts
 * import { groupMean } from "@icosian/runtime/columns";
 *
 * export const meanDelay = groupMean([5, 15, 40], ["AMS", "AMS", "JFK"]); // 10, 10, 40
 * ```
 */
export function groupMean(values: Numbers, groups: ArrayLike<unknown>): Float64Array {
  const numbers = toNumbers(values, "groupMean");
  checkColumn(groups, "groupMean");
  const rows = numbers.length;
  if (groups.length !== rows)
    throw new RangeError(
      `\`groupMean\` is given ${rows} values and ${groups.length} groups; give one group per value.`,
    );
  const { indices, count } = numberGroups(groups);
  const counts = new Uint32Array(count);
  const sums = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const number = numbers[row]!;
    if (Number.isNaN(number)) continue;
    const group = indices[row]!;
    const next = sums[group]! + number;
    errors[group]! += toError(sums[group]!, number, next);
    sums[group] = next;
    counts[group]!++;
  }
  const means = sums.map((sum, group) => (isFinite(sum) ? sum + errors[group]! : sum) / counts[group]!);
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row++) result[row] = means[indices[row]!]!;
  return result;
}

/** Numbers the groups from 0 in the order in which they appear. */
function numberGroups(groups: ArrayLike<unknown>): { readonly indices: Uint32Array; readonly count: number } {
  const indices = new Uint32Array(groups.length);
  const known = new Map<unknown, number>();
  for (let row = 0; row < groups.length; row++) {
    const value = groups[row];
    const key = value instanceof Date ? value.getTime() : value;
    let index = known.get(key);
    if (index === undefined) known.set(key, (index = known.size));
    indices[row] = index;
  }
  return { indices, count: known.size };
}
