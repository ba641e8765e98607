/** Decides which parts of a plan are compiled to code. */
import type { Plan, LoopBody } from "@icosian/runtime/tooling";

/** The maximum number of tasks in a loop, because the code after a possible promise is repeated for each task. */
const LOOP_TASKS = 32;

/** The minimum number of tasks in a segment that is worth a function of its own, if there are several segments. */
const SEGMENT_TASKS = 4;

/** The segments that are compiled; the only segment of a plan always is. */
export function toCompiledSegments({ tasks, hasAsync, segments: { starts } }: Plan): readonly number[] {
  if (!hasAsync) return tasks.length === 0 ? [] : [0];
  const segments = Array.from({ length: starts.length - 1 }, (_, segment) => segment);
  return segments.filter((segment) => starts[segment + 1]! - starts[segment]! >= SEGMENT_TASKS);
}

/** Whether a whole loop body becomes one loop, because neither its tasks nor its items are async. */
export function isLoop({ plan, kept, isAsync }: LoopBody): boolean {
  return !plan.hasAsync && !isAsync && kept.length === 0 && plan.tasks.length <= LOOP_TASKS;
}

/** Whether any part of a loop body is compiled. */
export function hasItemCode(loopBody: LoopBody): boolean {
  return isLoop(loopBody) || hasCode(loopBody.plan);
}

/** Whether any part of a plan is compiled. */
export function hasCode(plan: Plan): boolean {
  return (
    toCompiledSegments(plan).length > 0 || plan.tasks.some(({ loopBody }) => loopBody !== null && hasItemCode(loopBody))
  );
}
