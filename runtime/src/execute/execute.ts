/** Executes plans: picks the executor that a plan needs. */
import { refusePromise } from "./call/refuse-promise.js";
import { Run } from "./run.js";
import { runSegment } from "./sync/run-segment.js";
import { Scheduler } from "./async/scheduler.js";
import type { Plan } from "../plan/plan.js";
import type { Request } from "../plan/request/request.js";
import type { Environment } from "./environment.js";

/**
 * Executes a plan, waiting for whatever has to be waited for.
 *
 * @returns The outputs under their names.
 * @throws DataflowError ICO8001 when a node fails and ICO8002 when the caller aborts, in both cases after everything
 * in flight has ended.
 */
export async function execute(
  plan: Plan,
  request: Request,
  environment: Environment,
): Promise<Record<string, unknown>> {
  const run = new Run(plan, request, environment);
  // Nobody can tell a run without async nodes from plain code until one of its functions returns a promise after all.
  const pending = plan.hasAsync ? null : runSegment(run, 0);
  if (plan.hasAsync || pending !== null)
    await new Promise<void>((resolve) => new Scheduler(run, resolve).runAll(pending));
  if (run.telling !== null) await run.telling;
  return run.close();
}

/**
 * Executes a plan without async nodes.
 *
 * @returns The outputs under their names.
 * @throws DataflowError ICO8001 when a node fails, ICO8002 when the caller aborts, ICO8003 when a function that does
 * not look async returns a promise.
 */
export function executeSync(plan: Plan, request: Request, environment: Environment): Record<string, unknown> {
  const run = new Run(plan, request, environment);
  const pending = runSegment(run, 0);
  if (pending === null) return run.close();
  refusePromise(run, plan.tasks[pending.task]!.node, pending.promise);
  return run.close();
}
