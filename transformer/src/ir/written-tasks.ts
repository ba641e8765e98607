/** Which parts of a plan are written as code. */
import type { Plan, Region } from "@icosian/runtime/tooling";

/** How many tasks a loop has at most: what comes after a promise is written for each of them. */
const LOOP_TASKS = 32;

/** How many tasks a stretch between others has at least, to be worth a function of its own. */
const STRETCH_TASKS = 4;

/** The stretches that become code; the only one of a plan always does. */
export function toWrittenStretches({ tasks, hasAsync, stretches: { starts } }: Plan): readonly number[] {
  if (!hasAsync) return tasks.length === 0 ? [] : [0];
  const stretches = Array.from({ length: starts.length - 1 }, (_, stretch) => stretch);
  return stretches.filter((stretch) => starts[stretch + 1]! - starts[stretch]! >= STRETCH_TASKS);
}

/** Whether all that is done for an item becomes one loop: where nothing has to be waited for, the items neither. */
export function isLoop({ plan, kept, fanOut }: Region): boolean {
  return !plan.hasAsync && !fanOut.definition.isAsync && kept.length === 0 && plan.tasks.length <= LOOP_TASKS;
}

/** Whether anything that is done for an item becomes code. */
export function hasItemCode(region: Region): boolean {
  return isLoop(region) || hasCode(region.plan);
}

/** Whether anything of a plan becomes code. */
export function hasCode(plan: Plan): boolean {
  return (
    toWrittenStretches(plan).length > 0 || plan.tasks.some(({ region }) => region !== undefined && hasItemCode(region))
  );
}
