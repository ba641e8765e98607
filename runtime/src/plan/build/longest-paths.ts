/** How much of a plan is still to come after each task, on the longest way. */
import type { Task } from "../plan.js";

/**
 * For each task how many async tasks and fan-outs there are on the longest path from it to an end, itself included: what
 * has to be waited for at least, one after the other. O(tasks + reads).
 *
 * @param tasks - In an order in which they can run.
 */
export function toLongestPaths(tasks: readonly Task[]): readonly number[] {
  const lengths = tasks.map(() => 0);
  /** By slot, the longest path from any of those that read it. */
  const ahead = new Map<number, number>();
  for (let task = tasks.length - 1; task >= 0; task--) {
    const { node, slot, reads, loopBody } = tasks[task]!;
    const length = (ahead.get(slot) ?? 0) + (node.definition.isAsync || loopBody !== undefined ? 1 : 0);
    lengths[task] = length;
    if (length > 0) for (const read of reads) ahead.set(read, Math.max(ahead.get(read) ?? 0, length));
  }
  return lengths;
}
