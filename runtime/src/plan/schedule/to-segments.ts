/** Finds the dependencies between the segments of some tasks. */
import { toRows, transpose } from "../../graph/rows.js";
import { toLongestPaths } from "../build/longest-paths.js";
import type { Output, Segments, Task } from "../plan.js";

/**
 * Creates the segments with the facts that a scheduler needs. O(tasks + reads).
 *
 * @param starts - The first task of each segment, followed by the number of tasks. No segment waits for a later one.
 * @param ends - For each slot the task after which the slot is cleared; -1 if no task clears it.
 */
export function toSegments(
  tasks: readonly Task[],
  starts: Int32Array,
  ends: Int32Array,
  outputs: readonly Output[],
): Segments {
  const paths = toLongestPaths(tasks);
  const writers = new Map<number, number>();
  const waits: number[][] = [];
  const reads: number[][] = [];
  const readCounts = new Int32Array(ends.length);
  const longestPaths = new Int32Array(starts.length - 1);
  for (let segment = 0; segment < starts.length - 1; segment++) {
    const waited = new Set<number>();
    const read = new Set<number>();
    for (let task = starts[segment]!; task < starts[segment + 1]!; task++) {
      const { slot, reads: all } = tasks[task]!;
      writers.set(slot, segment);
      longestPaths[segment] = Math.max(longestPaths[segment]!, paths[task]!);
      for (const each of all) {
        const writer = writers.get(each);
        if (writer !== undefined && writer !== segment) waited.add(writer);
        read.add(each);
      }
    }
    for (const slot of read) readCounts[slot]!++;
    waits.push([...waited]);
    reads.push([...read].filter((slot) => ends[slot]! < 0));
  }
  for (const { slot } of outputs) readCounts[slot]!++;
  return {
    starts,
    waitCounts: Int32Array.from(waits, ({ length }) => length),
    followers: transpose(toRows(waits)),
    longestPaths,
    reads: toRows(reads),
    readCounts,
  };
}
