/** Puts tasks into an order in which they can run. */
import type { Task } from "./plan.js";

/**
 * Orders tasks so that each comes after all whose slots it reads.
 *
 * Depth first from the last ones, in the order of the reads, so that a value is computed shortly before it is used.
 * O(tasks + reads), without recursion.
 */
export function orderTasks(tasks: readonly Task[]): readonly Task[] {
  const writers = new Map(tasks.map((task) => [task.slot, task]));
  const ordered: Task[] = [];
  const entered = new Set<Task>();
  const path: { readonly task: Task; next: number }[] = [];

  function enter(task: Task): void {
    if (entered.has(task)) return;
    entered.add(task);
    path.push({ task, next: 0 });
  }

  for (const task of tasks) {
    enter(task);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const slot = top.task.reads[top.next++];
      const writer = slot === undefined ? undefined : writers.get(slot);
      if (writer !== undefined) enter(writer);
      else if (slot === undefined) ordered.push(path.pop()!.task);
    }
  }
  return ordered;
}
