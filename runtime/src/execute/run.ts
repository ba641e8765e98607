/** One run: the values that it holds, and whether it goes on. */
import { toProblem } from "../errors/catalogue-entry.js";
import { aborted, handlerFailed } from "../errors/catalogue/8-running.js";
import { DataflowError } from "../errors/dataflow-error.js";
import type { Problem } from "../errors/problem.js";
import { describeThrown } from "../errors/words.js";
import type { NodeVariable } from "../graph/graph.js";
import type { Plan, LoopBody } from "../plan/plan.js";
import { fillSlots } from "../plan/build/fill-slots.js";
import type { Request } from "../plan/request/request.js";
import type { Environment } from "./environment.js";
import { FanOut } from "./items/fan-out.js";
import type { Frame, ItemPosition, RunState } from "./values/frame.js";
import { isThenable } from "./call/is-thenable.js";
import { Permits } from "./async/permits.js";
import { RESOURCES, type ResourcefulContext, type Resources } from "./values/resources.js";
import { setOwn } from "./values/set-own.js";
import { giveUp, whenSettled } from "./async/settle.js";
import { toFailure } from "./call/to-failure.js";
import { createController, unwatchSignal, watchSignal } from "./async/watch-signal.js";

/** How many items are in flight at a time where the caller does not say: a source may have millions to give. */
const ITEMS_IN_FLIGHT = 64;

/** The state of one run, from its first task until it is closed. */
export class Run implements Frame, RunState {
  readonly plan: Plan;
  readonly slots: unknown[];
  /** Why the run ends early: the first failure, or the caller's abort. */
  failure: DataflowError | null = null;
  /** What the caller does about items that failed, where it has to be waited for. */
  telling: Promise<void> | null = null;
  readonly #resources: Resources;
  readonly canWait: boolean;
  readonly items: readonly ItemPosition[] = [];
  readonly #onItemError: Request["onItemError"];
  readonly #concurrency: number;
  readonly #callerSignal: AbortSignal | null;
  /** Made when the first node asks for a context: most runs need none. */
  #controller: AbortController | null = null;
  #runId: string | null = null;
  #permits: Permits | null = null;
  #itemPermits: Permits | null = null;
  #watchers: Set<() => void> | null = null;
  #notes: readonly Problem[] | null = null;

  /**
   * @param request - Its values fill the slots and are not kept.
   * @param environment - That of the dataflow.
   * @throws DataflowError when a value cannot be read, or is a promise.
   */
  constructor(plan: Plan, request: Request, { graph, config, resources }: Environment) {
    const { signal } = request;
    this.plan = plan;
    this.canWait = request.canWait;
    this.#onItemError = request.onItemError;
    this.#concurrency = request.concurrency;
    this.#resources = resources;
    this.slots = fillSlots(plan, request, config, graph);
    this.#callerSignal = signal;
    if (signal?.aborted) this.#abort();
    else if (signal !== null) watchSignal(signal, this.#abort);
  }

  get run(): RunState {
    return this;
  }

  get leavesOut(): boolean {
    return this.#onItemError !== null;
  }

  get permits(): Permits {
    return (this.#permits ??= new Permits(this.#concurrency));
  }

  get itemPermits(): Permits {
    if (this.#concurrency !== Infinity) return this.permits;
    return (this.#itemPermits ??= new Permits(ITEMS_IN_FLIGHT));
  }

  get watchers(): Set<() => void> {
    return (this.#watchers ??= new Set());
  }

  contextOf(node: NodeVariable): ResourcefulContext {
    this.#controller ??= createController();
    this.#runId ??= toRunId();
    const { signal } = this.#controller;
    return { signal, runId: this.#runId, node: node.name, [RESOURCES]: this.#resources };
  }

  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void {
    if (this.failure === null) this.stop(toFailure(node, thrown, item === undefined ? [] : [item]));
  }

  fanOut(loopBody: LoopBody, reads: readonly number[], frame: Frame = this): unknown {
    try {
      return new FanOut(loopBody, reads, frame).runAll();
    } catch (thrown) {
      frame.fail(loopBody.fanOut, thrown);
      return undefined;
    }
  }

  tell(failure: DataflowError): void {
    const stop = (cause: unknown): void => {
      const problem = toProblem(handlerFailed, "onItemError", { reason: describeThrown(cause) });
      this.stop(new DataflowError([problem, ...failure.problems], { cause }));
    };
    try {
      const answer: unknown = this.#onItemError!(failure);
      if (!isThenable(answer)) return;
      if (!this.canWait) {
        giveUp(answer);
        throw new TypeError("It returned a promise, and `executeSync` cannot wait.");
      }
      const told = new Promise<void>((resolve) =>
        whenSettled(
          answer,
          () => resolve(),
          (reason) => {
            stop(reason);
            resolve();
          },
        ),
      );
      this.telling = this.telling?.then(() => told) ?? told;
    } catch (thrown) {
      stop(thrown);
    }
  }

  note(problem: Problem): void {
    if (this.failure === null) this.tell(new DataflowError([problem]));
    else this.#notes = [...(this.#notes ?? []), problem];
  }

  /** Ends the run: no task begins any more, and those in flight are told by their signal. */
  stop(failure: DataflowError): void {
    if (this.failure !== null) return;
    this.failure = failure;
    this.#controller?.abort(failure);
    for (const watcher of this.#watchers ?? []) watcher();
  }

  /**
   * Ends the lifetime.
   *
   * @returns The outputs under their names.
   * @throws DataflowError when the run ended early.
   */
  close(): Record<string, unknown> {
    if (this.#callerSignal !== null) unwatchSignal(this.#callerSignal, this.#abort);
    if (this.failure !== null) throw this.#notes === null ? this.failure : addProblems(this.failure, this.#notes);
    const { code } = this.plan;
    return code === null ? collect(this.slots, this.plan) : code.end(this.slots);
  }

  readonly #abort = (): void => {
    const cause: unknown = this.#callerSignal?.reason;
    this.stop(new DataflowError([toProblem(aborted, "signal", { reason: describeThrown(cause) })], { cause }));
  };
}

function addProblems({ problems, cause }: DataflowError, more: readonly Problem[]): DataflowError {
  return new DataflowError([...problems, ...more], cause === undefined ? undefined : { cause });
}

function collect(slots: readonly unknown[], { outputs }: Plan): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, slot } of outputs) setOwn(result, name, slots[slot]);
  return result;
}

function toRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
