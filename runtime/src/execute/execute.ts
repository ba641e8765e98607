/** Executes plans: picks the executor that a plan needs. */
import { toProblem } from "../errors/catalogue-entry.js";
import { unexpectedPromise } from "../errors/catalogue/8-running.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { placeOf } from "../graph/graph.js";
import { Run } from "./run.js";
import { runChunks } from "./run-chunks.js";
import { runInOrder, type PendingTask } from "./run-in-order.js";
import { Scheduler } from "./scheduler.js";
import type { Plan } from "../plan/plan.js";
import type { Request } from "../plan/request.js";
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
  const pending = plan.hasAsync ? null : runDirectly(run);
  if (plan.hasAsync || pending !== null)
    await new Promise<void>((resolve) => new Scheduler(run, resolve).runAll(pending));
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
  const pending = runDirectly(run);
  if (pending === null) return run.close();
  const { node } = plan.tasks[pending.task]!;
  run.stop(new DataflowError([toProblem(unexpectedPromise, node.name, { what: "a promise" }, [placeOf(node)])]));
  // Nobody is going to look at it; should it be rejected, the error above has been thrown already.
  pending.promise.then(undefined, () => {});
  return run.close();
}

/** Runs a plan without async nodes, up to the first promise that one returns after all. */
function runDirectly(run: Run): PendingTask | null {
  const { code } = run.plan;
  return code === null ? runInOrder(run) : runChunks(run, code.chunks);
}
