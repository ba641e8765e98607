/** The executor for tasks that need no waiting: one after the other, without a promise. */
import { callTask } from "../call/call-task.js";
import { isThenable } from "../call/is-thenable.js";
import type { Frame } from "../values/frame.js";

/**
 * Runs tasks in the plan's order until all are done, one fails, the caller aborts, or one returns a promise.
 *
 * @param first - The first task.
 * @param last - The first task that is not to run.
 * @returns The promise that stopped it, if one did; why else it stopped early is in `run.failure`.
 */
export function runInOrder(run: Frame, first: number, last: number): PendingTask | null {
  const { slots, plan } = run;
  const { code, starts } = plan.program;
  let task = first;
  try {
    for (let at = starts[first]!; task < last && run.failure === null; task++) {
      const value = callTask(run, task, at);
      if (isThenable(value)) return { task, promise: value };
      slots[code[at]!] = value;
      const end = starts[task + 1]!;
      // What nobody reads any more is dropped at once: a long pipeline holds no more than it needs.
      for (let ended = at + 4 + code[at + 2]!; ended < end; ended++) slots[code[ended]!] = undefined;
      at = end;
    }
  } catch (thrown) {
    run.fail(plan.tasks[task]!.node, thrown);
  }
  return null;
}

/** A task whose value is on its way. */
export interface PendingTask {
  readonly task: number;
  readonly promise: PromiseLike<unknown>;
}
