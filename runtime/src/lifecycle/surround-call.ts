/** Wrappers that users write: functions that compute a node in its place, and may call it. */
import { undeclaredWrapper } from "../errors/catalogue/8-adapters.js";
import { giveUp } from "../execute/async/settle.js";
import { isThenable } from "../execute/call/is-thenable.js";
import type { NodeCall } from "../execute/call/node-call.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Invoke, TaskInfo } from "../execute/call/node-wrapper.js";
import { toHookFailure } from "./call-hooks.js";
import type { NodeComputation } from "./hook-records.js";
import type { Hook } from "./node-hooks.js";
import { toExecution } from "./to-records.js";

/**
 * Returns the call of a node inside of a user's function.
 *
 * If the function throws what its `call()` threw, the node has failed. If it throws anything else, the function has
 * failed.
 */
export function surroundCall(hook: Hook, next: Invoke, task: TaskInfo): Invoke {
  return (call) => new Surrounding(hook, next, task, call).run();
}

class Surrounding {
  readonly #hook: Hook;
  readonly #next: Invoke;
  readonly #task: TaskInfo;
  readonly #call: NodeCall;
  /** What `call()` threw, as the user's function saw it, and as it was; null if it threw nothing. */
  #thrown: Map<unknown, unknown> | null = null;
  #isOver = false;
  #calls = 0;
  #hasWaited = false;

  constructor(hook: Hook, next: Invoke, task: TaskInfo, call: NodeCall) {
    this.#hook = hook;
    this.#next = next;
    this.#task = task;
    this.#call = call;
  }

  run(): unknown {
    const call = this.#call;
    const { runId, node, inputs, items } = toExecution(call, this.#task);
    const record: NodeComputation = {
      runId,
      node,
      inputs,
      items,
      call: () => this.#callNode(),
      signal: call.signal,
      attempt: call.attempt,
    };
    let value: unknown;
    try {
      value = this.#hook.call(Object.freeze(record));
    } catch (thrown) {
      throw this.#end(thrown);
    }
    if (!isThenable(value)) {
      this.#isOver = true;
      return value;
    }
    if (!this.#task.isAsync && !this.#hasWaited) {
      giveUp(value);
      this.#isOver = true;
      const { adapter, name } = this.#hook;
      throw new NodeProblem(undeclaredWrapper, { adapter, hook: name }, { endsRun: true });
    }
    return Promise.resolve(value).then(
      (result) => {
        this.#isOver = true;
        return result;
      },
      (thrown: unknown) => {
        throw this.#end(thrown);
      },
    );
  }

  #callNode(): unknown {
    if (this.#isOver) throw new Error(`\`call()\` came after ${this.#hook.name} had ended.`);
    if (this.#call.isOver) throw this.#remember(this.#call.reason);
    if (this.#task.fansOut && ++this.#calls > 1)
      throw new Error(`\`${this.#task.node.name}\` fans out, and \`call()\` computes it only once.`);
    let value: unknown;
    try {
      value = this.#next(this.#call);
    } catch (thrown) {
      throw this.#remember(thrown);
    }
    if (!isThenable(value)) return value;
    this.#hasWaited = true;
    return Promise.resolve(value).catch((thrown: unknown) => {
      throw this.#remember(thrown);
    });
  }

  #remember(thrown: unknown): unknown {
    const told = NodeProblem.toTold(thrown);
    (this.#thrown ??= new Map()).set(told, thrown);
    return told;
  }

  #end(thrown: unknown): unknown {
    this.#isOver = true;
    return this.#thrown?.has(thrown) === true ? this.#thrown.get(thrown) : toHookFailure(this.#hook, thrown);
  }
}
