/** Calls the hooks before and after the computation of a node. */
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import { refusePromise } from "../execute/call/refuse-promise.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import { findOwner, setOwner } from "../execute/call/promise-owners.js";
import { toFailure } from "../execute/call/to-failure.js";
import { watchItems } from "../execute/items/watch-items.js";
import { callHooks } from "./call-hooks.js";
import type { NodeExecuted, NodeExecution } from "./hook-records.js";
import type { Hook, NodeHooks } from "./node-hooks.js";
import { toExecution } from "./to-records.js";

/** One observed computation. */
interface Observation {
  readonly post: readonly Hook[];
  readonly task: TaskInfo;
  readonly call: NodeCall;
  readonly record: NodeExecution;
  readonly began: number;
}

/** Why a computation has no value. */
interface Failure {
  /** The error, as hooks are told. */
  readonly error: unknown;
}

/** Returns the call of a node with `preNodeExecute` before it and `postNodeExecute` after it. */
export function observeNode(hooks: NodeHooks, invoke: Invoke, task: TaskInfo): Invoke {
  const { preNodeExecute: pre, postNodeExecute: post } = hooks;
  return (call) => {
    const began = post.length === 0 ? 0 : performance.now();
    const observation: Observation = { post, task, call, record: Object.freeze(toExecution(call, task)), began };
    let value: unknown;
    try {
      const begun = callHooks(pre, observation.record, call.frame.run.canWait);
      if (begun === undefined) value = invoke(call);
      else
        value = setOwner(
          begun.then(() => (call.isOver ? giveUp(call) : invoke(call))),
          findOwner(begun),
        );
    } catch (thrown) {
      return fail(observation, thrown);
    }
    if (!isThenable(value)) return succeed(observation, value);
    const { frame, node } = call;
    if (!frame.run.canWait) {
      // Refused here, because the hooks after the node come before the end of the run.
      refusePromise(frame.run, node, value);
      return fail(observation, frame.failure);
    }
    const ended = Promise.resolve(value).then(
      (result) => succeed(observation, result),
      (thrown: unknown) => fail(observation, thrown),
    );
    return setOwner(ended, findOwner(value));
  };
}

/** Ends a call after the run has ended during a hook. */
function giveUp({ reason }: NodeCall): never {
  throw reason;
}

function succeed(observation: Observation, value: unknown): unknown {
  const { post, task } = observation;
  if (post.length === 0) return value;
  if (task.fansOut) return watch(observation, value);
  const ended = end(observation, value, null);
  return ended === undefined
    ? value
    : setOwner(
        ended.then(() => value),
        findOwner(ended),
      );
}

/** Calls the hooks after a computation that has failed; throws what it threw. */
function fail(observation: Observation, thrown: unknown): unknown {
  let ended: Promise<void> | undefined;
  try {
    ended = end(observation, undefined, { error: NodeProblem.toTold(thrown) });
  } catch (second) {
    addFailure(observation, thrown, second);
  }
  if (ended === undefined) throw thrown;
  return ended
    .catch((second: unknown) => addFailure(observation, thrown, second))
    .then(() => {
      throw thrown;
    });
}

/** Calls the hooks when the items have been taken, because they are computed one by one. */
function watch(observation: Observation, items: unknown): unknown {
  const { node, frame } = observation.call;
  const { run } = frame;
  let isOpen = true;
  const close = (failure: Failure | null): unknown => {
    if (!isOpen) return undefined;
    isOpen = false;
    run.end.unfinished.delete(leave);
    return end(observation, undefined, failure);
  };
  const leave = (): unknown => close({ error: run.failure ?? undefined });
  run.end.unfinished.set(leave, { node, frame });
  const ways = {
    end: () => close(null),
    fail: (thrown: unknown) => close({ error: NodeProblem.toTold(thrown) }),
    leave,
  };
  return watchItems(items, ways, (answer) => run.end.waitFor(answer, node));
}

function end(
  { post, task, call, record, began }: Observation,
  result: unknown,
  failure: Failure | null,
): Promise<void> | undefined {
  if (post.length === 0) return undefined;
  const { frame, sentinel, attempts } = call;
  const { runId, node, inputs, items } = record;
  const isSentinel = sentinel !== null && (task.fansOut || Object.is(result, sentinel.value));
  const after: NodeExecuted = {
    runId,
    node,
    inputs,
    items,
    success: failure === null && !isSentinel,
    outcome: failure !== null ? "failed" : isSentinel ? "sentinel" : call.outcome,
    result,
    error: failure !== null ? failure.error : isSentinel ? sentinel.error : undefined,
    attempts,
    durationMs: performance.now() - began,
  };
  return callHooks(post, Object.freeze(after), frame.run.canWait);
}

/** Reports the failure of a hook after the node itself has failed. */
function addFailure({ call }: Observation, thrown: unknown, second: unknown): void {
  const { frame, node } = call;
  const failure = toFailure(node, second, frame.items);
  frame.fail(node, thrown);
  frame.run.end.failAlso(failure);
}
