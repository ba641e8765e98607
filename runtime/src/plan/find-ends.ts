/** Finds how long values are needed. */
import { ABSENT_SLOT, type Output, type Task } from "./plan.js";

const NOWHERE = -1;
const IN_SEVERAL = -2;

/**
 * The task after which a slot is read no more, where all that fills it or reads it is in one stretch of several tasks;
 * else -1. O(tasks + reads).
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
  const homes = new Int32Array(slotCount).fill(NOWHERE);
  for (let stretch = 0; stretch < starts.length - 1; stretch++)
    for (let task = starts[stretch]!; task < starts[stretch + 1]!; task++) {
      const { slot, reads } = tasks[task]!;
      touch(slot, stretch, task);
      for (const read of reads) touch(read, stretch, task);
    }
  // Whoever starts a single task has its inputs counted.
  homes.forEach((home, slot) => (home === IN_SEVERAL || isSingle(home)) && (ends[slot] = -1));
  for (const { slot } of outputs) ends[slot] = -1;
  ends[ABSENT_SLOT] = -1;
  return ends;

  function isSingle(stretch: number): boolean {
    return starts[stretch + 1] === starts[stretch]! + 1;
  }

  function touch(slot: number, stretch: number, task: number): void {
    if (homes[slot] === NOWHERE) homes[slot] = stretch;
    else if (homes[slot] !== stretch) homes[slot] = IN_SEVERAL;
    ends[slot] = task;
  }
}
