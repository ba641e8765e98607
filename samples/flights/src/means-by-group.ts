/** Aggregates flights by group. */

/** A table with one row per group, in ascending order of the groups. */
export interface Means<Group> {
  /** The group: an hour, an airport. */
  readonly group: readonly Group[];
  /** The number of its flights. */
  readonly flights: Float64Array;
  /** Their mean delay in minutes. */
  readonly meanDelay: Float64Array;
  /** The share of late flights among them, from 0 to 1. */
  readonly lateShare: Float64Array;
}

/** Counts and averages flights by group. O(flights). */
export function meansByGroup<Group extends string | number>(
  groups: ArrayLike<Group>,
  delay: Float64Array,
  isLate: readonly boolean[],
): Means<Group> {
  const indices = new Map<Group, number>();
  const [flights, delays, late]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < delay.length; row++) {
    const group = groups[row];
    let index = indices.get(group);
    if (index === undefined) {
      indices.set(group, (index = indices.size));
      for (const sums of [flights, delays, late]) sums.push(0);
    }
    flights[index]++;
    delays[index] += delay[row];
    if (isLate[row]) late[index]++;
  }
  const sorted = [...indices].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    group: sorted.map(([group]) => group),
    flights: Float64Array.from(sorted, ([, index]) => flights[index]),
    meanDelay: Float64Array.from(sorted, ([, index]) => delays[index] / flights[index]),
    lateShare: Float64Array.from(sorted, ([, index]) => late[index] / flights[index]),
  };
}
