/** Compressed rows: a list of lists of small integers in two typed arrays, as graphs store their edges. */

/** Row `i` is `entries[starts[i]]` up to, not including, `entries[starts[i + 1]]`. */
export interface Rows {
  /** One more than there are rows; ascending. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
}

/** Packs lists. O(entries). */
export function toRows(lists: readonly (readonly number[])[]): Rows {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, row) => (starts[row + 1] = starts[row]! + list.length));
  const entries = new Int32Array(starts[lists.length]!);
  lists.forEach((list, row) => entries.set(list, starts[row]));
  return { starts, entries };
}

/**
 * Turns every edge round: entry `a` of row `b` becomes entry `b` of row `a`, rows in ascending order. O(rows + entries).
 *
 * @param rows - Entries that are row numbers.
 */
export function transpose({ starts, entries }: Rows): Rows {
  const count = starts.length - 1;
  const turnedStarts = new Int32Array(count + 1);
  for (const entry of entries) turnedStarts[entry + 1]!++;
  for (let row = 0; row < count; row++) turnedStarts[row + 1]! += turnedStarts[row]!;
  const next = turnedStarts.slice(0, count);
  const turned = new Int32Array(entries.length);
  for (let row = 0; row < count; row++)
    for (let at = starts[row]!; at < starts[row + 1]!; at++) turned[next[entries[at]!]!++] = row;
  return { starts: turnedStarts, entries: turned };
}

/** One row, as a view without copying. */
export function rowOf({ starts, entries }: Rows, row: number): Int32Array {
  return entries.subarray(starts[row], starts[row + 1]);
}
