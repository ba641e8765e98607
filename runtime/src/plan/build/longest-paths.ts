/** Computes how much of a plan remains after each task, along the longest path. */
import type { Task } from "../plan.js";

/**
 * For each task the number of async tasks and fan-outs on the longest path from it to an end, itself included: the
 * minimum number of successive waits. O(tasks + reads).
 *
 * @param tasks - Tasks in an order in which they can run.
 */
export function toLongestPaths(tasks: readonly Task[]): readonly number[] {
  const lengths = tasks.map(() => 0);
  /** By slot, the longest path from any task that reads it. */
  const ahead = new Map<number, number>();
  for (let task = tasks.length - 1; task >= 0; task--) {
    const { isAsync, slot, reads, loopBody } = tasks[task]!;
    const length = (ahead.get(slot) ?? 0) + (isAsync || loopBody !== null ? 1 : 0);
    lengths[task] = length;
    if (length > 0) for (const read of reads) ahead.set(read, Math.max(ahead.get(read) ?? 0, length));
  }
  return lengths;
}
