/** Calls the hooks before and after the computation of a node. */
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import { toFailure } from "../execute/call/to-failure.js";
import { watchItems } from "../execute/items/watch-items.js";
import { callHooks } from "./call-hooks.js";
import type { NodeExecuted, NodeExecution } from "./hook-records.js";
import type { NodeHooks } from "./node-hooks.js";
import { toExecution } from "./to-records.js";

/** Returns the call of a node with `preNodeExecute` before it and `postNodeExecute` after it. */
export function observeNode(hooks: NodeHooks, next: Invoke, task: TaskInfo): Invoke {
  return (call) => {
    const observed = new ObservedCall(hooks, next, task, call);
    let begun: Promise<void> | undefined;
    try {
      begun = callHooks(hooks.preNodeExecute, observed.record, call.frame.run.canWait);
    } catch (thrown) {
      return observed.fail(thrown);
    }
    if (begun === undefined) return observed.compute();
    return begun.then(
      () => observed.compute(),
      (thrown: unknown) => observed.fail(thrown),
    );
  };
}

/** One observed computation. */
class ObservedCall {
  /** What the hooks before the computation receive. */
  readonly record: NodeExecution;
  readonly #hooks: NodeHooks;
  readonly #next: Invoke;
  readonly #task: TaskInfo;
  readonly #call: NodeCall;
  readonly #began: number;

  constructor(hooks: NodeHooks, next: Invoke, task: TaskInfo, call: NodeCall) {
    this.record = Object.freeze(toExecution(call, task));
    this.#hooks = hooks;
    this.#next = next;
    this.#task = task;
    this.#call = call;
    this.#began = hooks.postNodeExecute.length === 0 ? 0 : performance.now();
  }

  /** Computes the node, and calls the hooks after it. */
  compute(): unknown {
    let value: unknown;
    try {
      value = this.#next(this.#call);
    } catch (thrown) {
      return this.fail(thrown);
    }
    if (!isThenable(value)) return this.#succeed(value);
    return Promise.resolve(value).then(
      (result) => this.#succeed(result),
      (thrown: unknown) => this.fail(thrown),
    );
  }

  /** Calls the hooks after a computation that has failed; throws what it threw. */
  fail(thrown: unknown): unknown {
    let ended: Promise<void> | undefined;
    try {
      ended = this.#end(undefined, { error: NodeProblem.toTold(thrown) });
    } catch (second) {
      this.#note(thrown, second);
    }
    if (ended === undefined) throw thrown;
    return ended
      .catch((second: unknown) => this.#note(thrown, second))
      .then(() => {
        throw thrown;
      });
  }

  #succeed(value: unknown): unknown {
    if (this.#task.fansOut && this.#hooks.postNodeExecute.length > 0) return this.#watch(value);
    const ended = this.#end(value, null);
    return ended === undefined ? value : ended.then(() => value);
  }

  /** Calls the hooks when the items have been taken, because they are computed one by one. */
  #watch(items: unknown): unknown {
    const { node, frame } = this.#call;
    const { run } = frame;
    let isOpen = true;
    const close = (failure: { readonly error: unknown } | null): unknown => {
      if (!isOpen) return undefined;
      isOpen = false;
      run.end.unfinished.delete(leave);
      return this.#end(undefined, failure);
    };
    const leave = (): unknown => close({ error: run.failure ?? undefined });
    run.end.unfinished.set(leave, { node, frame });
    const watch = {
      end: () => close(null),
      fail: (thrown: unknown) => close({ error: NodeProblem.toTold(thrown) }),
      leave,
    };
    return watchItems(items, watch, (answer) => run.end.waitFor(answer, node));
  }

  #end(result: unknown, failure: { readonly error: unknown } | null): Promise<void> | undefined {
    const { postNodeExecute } = this.#hooks;
    if (postNodeExecute.length === 0) return undefined;
    const { frame, outcome, error, attempts } = this.#call;
    const { runId, node, inputs, items } = this.record;
    const record: NodeExecuted = {
      runId,
      node,
      inputs,
      items,
      success: failure === null && outcome !== "sentinel",
      outcome: failure === null ? outcome : "failed",
      result,
      error: failure === null ? error : failure.error,
      attempts,
      durationMs: performance.now() - this.#began,
    };
    return callHooks(postNodeExecute, Object.freeze(record), frame.run.canWait);
  }

  /** Reports the failure of a hook after the node itself has failed. */
  #note(thrown: unknown, second: unknown): void {
    const { frame, node } = this.#call;
    const failure = toFailure(node, second, frame.items);
    frame.fail(node, thrown);
    frame.run.end.failAlso(failure);
  }
}
