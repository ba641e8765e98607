/** Executes plans, and chooses the executor for each plan. */
import { refusePromise } from "./call/refuse-promise.js";
import { Run } from "./run.js";
import { runSegment } from "./sync/run-segment.js";
import { Scheduler } from "./async/scheduler.js";
import type { BoundPlan } from "./bind/bound-plan.js";
import type { Request } from "../plan/request/request.js";
import type { Environment } from "./environment.js";

/**
 * Executes a plan asynchronously.
 *
 * @param runId - The id of the run; null to create one when it is needed.
 * @returns The outputs by name.
 * @throws DataflowError ICO8001 if a node fails, and ICO8002 if the caller aborts; in both cases only after everything
 * in flight has ended.
 */
export async function execute(
  plan: BoundPlan,
  request: Request,
  environment: Environment,
  runId: string | null = null,
): Promise<Record<string, unknown>> {
  const run = new Run(plan, request, environment, runId);
  // A run without async nodes is executed like plain code until one of its functions unexpectedly returns a promise.
  const pending = plan.hasAsync ? null : runSegment(run, 0);
  if (plan.hasAsync || pending !== null)
    await new Promise<void>((resolve) => new Scheduler(run, resolve).runAll(pending));
  const waiting = run.finish();
  if (waiting !== null) await waiting;
  return run.close();
}

/**
 * Executes a plan without async nodes.
 *
 * @returns The outputs by name.
 * @throws DataflowError ICO8001 if a node fails, ICO8002 if the caller aborts, and ICO8003 if a function that is not
 * declared as async returns a promise.
 */
export function executeSync(
  plan: BoundPlan,
  request: Request,
  environment: Environment,
  runId: string | null = null,
): Record<string, unknown> {
  const run = new Run(plan, request, environment, runId);
  const pending = runSegment(run, 0);
  if (pending !== null) refusePromise(run, plan.nodes[pending.task]!, pending.promise);
  void run.finish();
  return run.close();
}
