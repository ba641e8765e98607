/**
 * Compressed rows: a list of lists of small integers in two typed arrays, the usual format for the edges of a graph.
 */

/** Row `i` is `entries[starts[i]]` up to, but not including, `entries[starts[i + 1]]`. */
export interface Rows {
  /** Start indexes in ascending order, with one more element than there are rows. */
  readonly starts: Int32Array;
  /** The entries of all rows, one row after the other. */
  readonly entries: Int32Array;
}

/** Packs lists into rows. O(entries). */
export function toRows(lists: readonly (readonly number[])[]): Rows {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, row) => (starts[row + 1] = starts[row]! + list.length));
  const entries = new Int32Array(starts[lists.length]!);
  lists.forEach((list, row) => entries.set(list, starts[row]));
  return { starts, entries };
}

/**
 * Reverses every edge: entry `a` of row `b` becomes entry `b` of row `a`, with ascending rows. O(rows + entries).
 *
 * @param rows - Rows whose entries are row numbers.
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
