/** Puts tasks into an order in which they can run. */
import type { Task } from "./plan.js";

/**
 * Orders tasks so that each comes after all whose slots it reads.
 *
 * Depth first from the last ones, in the order of the reads, so that a value is computed shortly before it is used.
 * O(tasks + reads), without recursion.
 *
 * @returns Null where tasks wait for each other.
 */
export function orderTasks(tasks: readonly Task[]): readonly Task[] | null {
  const writers = new Map(tasks.map((task) => [task.slot, task]));
  const ordered = new Set<Task>();
  const entered = new Set<Task>();
  const path: { readonly task: Task; next: number }[] = [];

  function enter(task: Task): void {
    entered.add(task);
    path.push({ task, next: 0 });
  }

  for (const task of tasks) {
    if (!entered.has(task)) enter(task);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const slot = top.task.reads[top.next++];
      const writer = slot === undefined ? undefined : writers.get(slot);
      if (writer !== undefined && !ordered.has(writer)) {
        if (entered.has(writer)) return null;
        enter(writer);
      } else if (slot === undefined) ordered.add(path.pop()!.task);
    }
  }
  return [...ordered];
}
