/** Executes requests with the hooks before and after them. */
import { adapterFailed, asyncHook } from "../errors/catalogue/8-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { describeThrown } from "../errors/words.js";
import { giveUp } from "../execute/async/settle.js";
import type { BoundPlan } from "../execute/bind/bound-plan.js";
import { isThenable } from "../execute/call/is-thenable.js";
import type { Environment } from "../execute/environment.js";
import { execute, executeSync } from "../execute/execute.js";
import { toRunId } from "../execute/run-id.js";
import { setOwn } from "../execute/values/set-own.js";
import type { Request, Values } from "../plan/request/request.js";
import type { GraphExecuted, GraphExecution } from "./hook-records.js";
import type { Hook } from "./node-hooks.js";

type Results = Record<string, unknown>;

/** What a run waits for: the answer of a hook, or the run itself. */
interface RequestStep {
  /** The hook; null for the run. */
  readonly hook: Hook | null;
  readonly answer: unknown;
}

/**
 * Executes a request asynchronously.
 *
 * @param plan - Returns the plan, or throws if the request has problems.
 */
export async function executeRequest(
  plan: () => BoundPlan,
  request: Request,
  environment: Environment,
): Promise<Results> {
  if (environment.lifecycle === null) return execute(plan(), request, environment);
  const steps = toSteps(request, environment, (runId) => execute(plan(), request, environment, runId));
  let step = steps.next();
  while (step.done !== true) {
    const { answer } = step.value;
    let settled: { readonly value: unknown } | { readonly reason: unknown };
    try {
      settled = { value: isThenable(answer) ? await answer : answer };
    } catch (reason) {
      settled = { reason };
    }
    step = "value" in settled ? steps.next(settled.value) : steps.throw(settled.reason);
  }
  return step.value;
}

/** Executes a request synchronously. */
export function executeRequestSync(plan: () => BoundPlan, request: Request, environment: Environment): Results {
  return executeStepsSync((runId) => executeSync(plan(), request, environment, runId), request, environment);
}

/**
 * Runs something synchronously with the hooks before and after it.
 *
 * @param act - Runs the request; the id of the run is null if no hook needs it.
 */
export function executeStepsSync(
  act: (runId: string | null) => Results,
  request: Request,
  environment: Environment,
): Results {
  if (environment.lifecycle === null) return act(null);
  const steps = toSteps(request, environment, act);
  let step = steps.next();
  while (step.done !== true) {
    const { hook, answer } = step.value;
    if (hook === null || !isThenable(answer)) step = steps.next(answer);
    else {
      giveUp(answer);
      step = steps.throw(new WaitingError());
    }
  }
  return step.value;
}

/** Thrown into the steps of a synchronous run whose hook returned a promise. */
class WaitingError extends Error {}

/** The steps of a request with hooks. The caller decides how to wait. */
function* toSteps(
  request: Request,
  { lifecycle, config }: Environment,
  act: (runId: string) => unknown,
): Generator<RequestStep, Results, unknown> {
  const { constructing, preGraphExecute, postGraphExecute } = lifecycle!;
  const runId = toRunId();
  const began = performance.now();
  let results: Results | undefined;
  let failure: { readonly error: unknown } | null = null;
  try {
    for (const { hook, answer } of constructing) yield* waitFor(hook, () => answer);
    const { outputs, inputs, inputNames, overrides, overrideNames } = request;
    const before: GraphExecution = Object.freeze({
      runId,
      outputs,
      inputs: pick(inputs, inputNames),
      overrides: pick(overrides, overrideNames),
      config,
    });
    for (const hook of preGraphExecute) yield* waitFor(hook, () => hook.call(before));
    // A cast because a run gives its outputs.
    results = (yield { hook: null, answer: act(runId) }) as Results;
  } catch (error) {
    failure = { error };
  }
  for (const hook of postGraphExecute) {
    const after: GraphExecuted = Object.freeze({
      runId,
      success: failure === null,
      results: failure === null ? Object.freeze({ ...results }) : undefined,
      error: failure?.error,
      durationMs: performance.now() - began,
    });
    try {
      yield* waitFor(hook, () => hook.call(after));
    } catch (error) {
      failure = { error: failure === null ? error : join(failure.error, error) };
    }
  }
  if (failure !== null) throw failure.error;
  return results!;
}

/** @throws DataflowError that names the hook. */
function* waitFor(hook: Hook, ask: () => unknown): Generator<RequestStep, void, unknown> {
  try {
    yield { hook, answer: ask() };
  } catch (thrown) {
    const { adapter, name } = hook;
    if (thrown instanceof WaitingError) throw new DataflowError([toProblem(asyncHook, "", { adapter, hook: name })]);
    const values = { adapter, hook: name, reason: describeThrown(thrown) };
    throw new DataflowError([toProblem(adapterFailed, "", values)], { cause: thrown });
  }
}

/** Values that cannot be read are left out; the request reports them. */
function pick(values: Values, names: readonly string[]): Values {
  const picked: Record<string, unknown> = {};
  try {
    for (const name of names) setOwn(picked, name, values[name]);
  } catch {
    // Reported when the request is validated.
  }
  return Object.freeze(picked);
}

function join(error: unknown, other: unknown): unknown {
  if (!(error instanceof DataflowError) || !(other instanceof DataflowError)) return error;
  const { problems, cause } = error;
  return new DataflowError([...problems, ...other.problems], cause === undefined ? undefined : { cause });
}
