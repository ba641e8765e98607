/** The executor for synchronous tasks: it runs one after the other, without a promise. */
import { callTask } from "../call/call-task.js";
import { isThenable } from "../call/is-thenable.js";
import type { Frame } from "../bind/bound-plan.js";

/**
 * Runs tasks in the plan's order until all are done, one fails, the caller aborts, or one returns a promise.
 *
 * @param first - The first task.
 * @param last - The task before which the run stops.
 * @returns The promise that stopped it, if any; any other reason for an early end is in `run.failure`.
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
      // Clears values after their last reader, so that a long pipeline holds no more than it needs.
      for (let ended = at + 4 + code[at + 2]!; ended < end; ended++) slots[code[ended]!] = undefined;
      at = end;
    }
  } catch (thrown) {
    run.fail(plan.nodes[task]!, thrown);
  }
  return null;
}

/** A task whose value is a pending promise. */
export interface PendingTask {
  /** Index of the task in the plan. */
  readonly task: number;
  /** The promise that the task returned. */
  readonly promise: PromiseLike<unknown>;
}
