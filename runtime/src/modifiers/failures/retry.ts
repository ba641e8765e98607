/** The modifier that computes a node again after it has failed. */
import { retriesExhausted } from "../../errors/catalogue/8-adapters.js";
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { describeThrown } from "../../errors/words.js";
import { isThenable } from "../../execute/call/is-thenable.js";
import type { NodeCall } from "../../execute/call/node-call.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { Invoke, NodeWrapper, TaskInfo } from "../../execute/call/node-wrapper.js";
import { callHooks } from "../../lifecycle/call-hooks.js";
import { toItems } from "../../lifecycle/to-records.js";
import { addWrapper } from "../core/add-wrapper.js";
import type { Declarations } from "../core/declaration.js";
import { BOOLEAN, COUNT, findOptionFault, FUNCTION, MILLISECONDS, POSITIVE } from "../core/find-option-fault.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { waitUnlessOver } from "./wait-unless-over.js";

/** How often, when and after which delay a node is tried again. */
export interface RetryOptions {
  /** The maximum number of attempts, the first one included; 3 unless given. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; 0 unless given. With a delay, a synchronous node becomes async. */
  readonly delayMs?: number;
  /** By how much each delay is longer than the one before; 2 unless given. */
  readonly factor?: number;
  /** The longest delay in milliseconds; 30,000 unless given. */
  readonly maxDelayMs?: number;
  /** Whether each delay is between half and all of its length, at random; true unless given. */
  readonly jitter?: boolean;
  /** Whether to try again after this error; always unless given. */
  readonly when?: (error: unknown) => boolean;
}

type Settings = Required<RetryOptions>;

const DEFAULTS: Settings = {
  attempts: 3,
  delayMs: 0,
  factor: 2,
  maxDelayMs: 30_000,
  jitter: true,
  when: () => true,
};

const KINDS = {
  attempts: COUNT,
  delayMs: MILLISECONDS,
  factor: POSITIVE,
  maxDelayMs: MILLISECONDS,
  jitter: BOOLEAN,
  when: FUNCTION,
};

/**
 * Computes the node again if it fails. After the last attempt the node fails with ICO8015, whose `cause` is the last
 * error and which lists the earlier ones.
 *
 * `RunContext.attempt` is the number of the attempt. A run that is aborted ends at once, also during a delay. The items
 * of a node that fans out are computed one by one after the call, and are not tried again.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { node, retry, type RunContext } from "@icosian/runtime";
 *
 * export const rates = node(
 *   retry({ attempts: 5, delayMs: 200 }),
 *   async (url: string, { signal }: RunContext): Promise<string> => (await fetch(url, { signal })).text(),
 * );
 * ```
 */
export function retry(options: RetryOptions = {}): Modifier<"retry"> {
  return createModifier({
    kind: "retry",
    wrapBody: (definition, context) => {
      const fault = findOptionFault("retry", options, KINDS);
      if (fault === null) return addWrapper(definition, toWrapper(options));
      context.report(invalidModifier, { reason: fault.reason }, fault.argument);
      return definition;
    },
  });
}

function toWrapper(options: RetryOptions): NodeWrapper {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings: Settings = { ...DEFAULTS, ...Object.fromEntries(given) };
  const makesAsync = settings.delayMs > 0;
  return {
    kind: makesAsync ? "`retry` with a delay" : "`retry`",
    makesAsync,
    wrap: (next, task) => (call) => {
      let value: unknown;
      try {
        // Inside of another `retry`, the attempts are counted anew.
        value = next(call.attempt === 1 ? call : call.toAttempt(1));
      } catch (thrown) {
        return new Retrying(settings, next, task, call).goOn(thrown);
      }
      if (!isThenable(value)) return value;
      return Promise.resolve(value).catch((thrown: unknown) => new Retrying(settings, next, task, call).goOn(thrown));
    },
  };
}

/** A computation that has failed at least once. */
class Retrying {
  readonly #settings: Settings;
  readonly #next: Invoke;
  readonly #task: TaskInfo;
  readonly #call: NodeCall;
  /** The reasons of the failures so far. */
  readonly #reasons: string[] = [];

  constructor(settings: Settings, next: Invoke, task: TaskInfo, call: NodeCall) {
    this.#settings = settings;
    this.#next = next;
    this.#task = task;
    this.#call = call;
  }

  /** Goes on after an attempt that has failed. */
  goOn(thrown: unknown): unknown {
    for (let failure = thrown; ;) {
      const waiting = this.#prepare(failure);
      if (waiting !== undefined) return waiting.then(() => this.#attemptOrGoOn());
      try {
        return this.#attempt();
      } catch (another) {
        failure = another;
      }
    }
  }

  #attemptOrGoOn(): unknown {
    try {
      return this.#attempt();
    } catch (thrown) {
      return this.goOn(thrown);
    }
  }

  #attempt(): unknown {
    const value = this.#next(this.#call.toAttempt(this.#reasons.length + 1));
    return isThenable(value) ? Promise.resolve(value).catch((thrown: unknown) => this.goOn(thrown)) : value;
  }

  /**
   * Tells hooks that the node is tried again, and waits.
   *
   * @returns A promise if there is anything to wait for.
   * @throws The failure, if the node is not tried again.
   */
  #prepare(thrown: unknown): Promise<void> | undefined {
    const call = this.#call;
    const error = NodeProblem.toTold(thrown);
    if (call.isOver || NodeProblem.endsRun(thrown)) throw thrown;
    this.#reasons.push(describeThrown(error));
    const attempt = this.#reasons.length;
    const { attempts, delayMs, factor, maxDelayMs, jitter, when } = this.#settings;
    if (attempt >= attempts || !when(error)) {
      if (attempt === 1) throw thrown;
      throw new NodeProblem(retriesExhausted, { reasons: this.#reasons }, { cause: error });
    }
    const longest = Math.min(maxDelayMs, delayMs * factor ** (attempt - 1));
    const delay = jitter ? (longest / 2) * (1 + Math.random()) : longest;
    const { runId, canWait } = call.frame.run;
    const record = { runId, node: this.#task.node, items: toItems(call.frame), attempt, error, delayMs: delay };
    const hooks = this.#task.hooks?.onRetry ?? [];
    const told = hooks.length === 0 ? undefined : callHooks(hooks, Object.freeze(record), canWait, () => call.isOver);
    if (told === undefined && delay === 0) return undefined;
    return (told ?? Promise.resolve())
      .then(() => waitUnlessOver(delay, call))
      .then(() => {
        if (call.isOver) throw thrown;
      });
  }
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  retry: { factory: retry, effect: "wraps", arguments: [{ options: { when: "function" } }] },
};
