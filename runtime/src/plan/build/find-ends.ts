/** Finds how long values are needed. */
import { ABSENT_SLOT, type Output, type Task } from "../plan.js";

const NOWHERE = -1;
const IN_SEVERAL = -2;

/**
 * For each slot the task after which it is no longer read, if all its readers are in one segment of several tasks;
 * otherwise -1. O(tasks + reads).
 *
 * @param starts - The first task of each segment, followed by the number of tasks.
 */
export function findEnds(
  tasks: readonly Task[],
  starts: Int32Array,
  outputs: readonly Output[],
  slotCount: number,
): Int32Array {
  const ends = new Int32Array(slotCount).fill(-1);
  const readers = new Int32Array(slotCount).fill(NOWHERE);
  for (let segment = 0; segment < starts.length - 1; segment++) {
    // The reads of a single task are counted by the scheduler.
    const reader = starts[segment + 1] === starts[segment]! + 1 ? IN_SEVERAL : segment;
    for (let task = starts[segment]!; task < starts[segment + 1]!; task++) {
      const { slot, reads } = tasks[task]!;
      if (reader !== IN_SEVERAL) ends[slot] = task;
      for (const read of reads) {
        if (readers[read] === NOWHERE) readers[read] = reader;
        else if (readers[read] !== reader) readers[read] = IN_SEVERAL;
        ends[read] = task;
      }
    }
  }
  readers.forEach((reader, slot) => reader === IN_SEVERAL && (ends[slot] = -1));
  for (const { slot } of outputs) ends[slot] = -1;
  ends[ABSENT_SLOT] = -1;
  return ends;
}
