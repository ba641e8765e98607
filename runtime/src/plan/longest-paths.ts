/** How much of a plan is still to come after each task, on the longest way. */
import { rowOf, type Rows } from "../graph/rows.js";
import type { Task } from "./plan.js";

/**
 * For each task how many async tasks and fan-outs there are on the longest path from it to an end, itself included: what
 * has to be waited for at least, one after the other. O(tasks + edges).
 *
 * @param followers - The tasks that wait for each task; all of them come after it.
 */
export function toLongestPaths(tasks: readonly Task[], followers: Rows): Int32Array {
  const lengths = new Int32Array(tasks.length);
  for (let task = tasks.length - 1; task >= 0; task--) {
    let longest = 0;
    for (const follower of rowOf(followers, task)) longest = Math.max(longest, lengths[follower]!);
    const { node, region } = tasks[task]!;
    lengths[task] = longest + (node.definition.isAsync || region !== undefined ? 1 : 0);
  }
  return lengths;
}
