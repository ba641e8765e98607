/** Which parts of a plan are written as code. */
import type { Plan, LoopBody } from "@icosian/runtime/tooling";

/** How many tasks a loop has at most: what comes after a promise is written for each of them. */
const LOOP_TASKS = 32;

/** How many tasks a segment between others has at least, to be worth a function of its own. */
const STRETCH_TASKS = 4;

/** The segments that become code; the only one of a plan always does. */
export function toCompiledSegments({ tasks, hasAsync, segments: { starts } }: Plan): readonly number[] {
  if (!hasAsync) return tasks.length === 0 ? [] : [0];
  const segments = Array.from({ length: starts.length - 1 }, (_, segment) => segment);
  return segments.filter((segment) => starts[segment + 1]! - starts[segment]! >= STRETCH_TASKS);
}

/** Whether all that is done for an item becomes one loop: where nothing has to be waited for, the items neither. */
export function isLoop({ plan, kept, fanOut }: LoopBody): boolean {
  return !plan.hasAsync && !fanOut.definition.isAsync && kept.length === 0 && plan.tasks.length <= LOOP_TASKS;
}

/** Whether anything that is done for an item becomes code. */
export function hasItemCode(loopBody: LoopBody): boolean {
  return isLoop(loopBody) || hasCode(loopBody.plan);
}

/** Whether anything of a plan becomes code. */
export function hasCode(plan: Plan): boolean {
  return (
    toCompiledSegments(plan).length > 0 ||
    plan.tasks.some(({ loopBody }) => loopBody !== undefined && hasItemCode(loopBody))
  );
}
