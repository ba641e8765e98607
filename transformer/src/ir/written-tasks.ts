/** Which parts of a plan are written as code. */
import type { Plan, Region } from "@icosian/runtime/tooling";

/** How many tasks a loop has at most: what comes after a promise is written for each of them. */
const LOOP_TASKS = 32;

/** The stretches that become code: a single task between others is called as fast without. */
export function toWrittenStretches({ tasks, hasAsync, stretches: { starts } }: Plan): readonly number[] {
  const stretches = Array.from({ length: starts.length - 1 }, (_, stretch) => stretch);
  return stretches.filter((stretch) => {
    const count = starts[stretch + 1]! - starts[stretch]!;
    return count > 1 || (tasks.length === 1 && !hasAsync);
  });
}

/** Whether all that is done for an item becomes one loop: where nothing has to be waited for. */
export function isLoop({ plan, kept }: Region): boolean {
  return !plan.hasAsync && kept.length === 0 && plan.tasks.length <= LOOP_TASKS;
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
