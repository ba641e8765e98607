/** Finds how long values are needed. */
import { ABSENT_SLOT, type Output, type Task } from "../plan.js";

const NOWHERE = -1;
const IN_SEVERAL = -2;

/**
 * The task after which a slot is read no more, where all that read it are in one stretch of several tasks; else -1.
 * O(tasks + reads).
 *
 * @param starts - The first task of each stretch, and how many tasks there are.
 */
export function findEnds(
  tasks: readonly Task[],
  starts: Int32Array,
  outputs: readonly Output[],
  slotCount: number,
): Int32Array {
  const ends = new Int32Array(slotCount).fill(-1);
  const readers = new Int32Array(slotCount).fill(NOWHERE);
  for (let stretch = 0; stretch < starts.length - 1; stretch++) {
    // Whoever starts a single task has its inputs counted.
    const home = starts[stretch + 1] === starts[stretch]! + 1 ? IN_SEVERAL : stretch;
    for (let task = starts[stretch]!; task < starts[stretch + 1]!; task++) {
      const { slot, reads } = tasks[task]!;
      if (home !== IN_SEVERAL) ends[slot] = task;
      for (const read of reads) {
        if (readers[read] === NOWHERE) readers[read] = home;
        else if (readers[read] !== home) readers[read] = IN_SEVERAL;
        ends[read] = task;
      }
    }
  }
  readers.forEach((home, slot) => home === IN_SEVERAL && (ends[slot] = -1));
  for (const { slot } of outputs) ends[slot] = -1;
  ends[ABSENT_SLOT] = -1;
  return ends;
}
