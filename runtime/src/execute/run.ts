/** One run: its values, and whether it continues. */
import { toProblem } from "../errors/catalogue-entry.js";
import { aborted } from "../errors/catalogue/8-running.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { describeThrown } from "../errors/words.js";
import type { NodeVariable } from "../graph/graph.js";
import type { Plan } from "../plan/plan.js";
import type { BoundLoopBody, BoundPlan } from "./bind/bound-plan.js";
import { fillSlots } from "../plan/build/fill-slots.js";
import type { Request } from "../plan/request/request.js";
import type { Environment } from "./environment.js";
import { FanOut } from "./items/fan-out.js";
import type { Frame } from "./bind/bound-plan.js";
import type { ItemPosition } from "./values/item-position.js";
import type { RunState } from "./values/run-state.js";
import { Permits } from "./async/permits.js";
import { RESOURCES, type ResourcefulContext, type Resources } from "./values/resources.js";
import { RunEnd } from "./values/run-end.js";
import { setOwn } from "./values/set-own.js";
import { toFailure } from "./call/to-failure.js";
import { toRunId } from "./run-id.js";
import { createController, unwatchSignal, watchSignal } from "./async/watch-signal.js";

/** The default number of items in flight. It is limited because a source may have millions of items. */
const ITEMS_IN_FLIGHT = 64;

/** The state of one run, from its first task until it is closed. */
export class Run implements Frame, RunState {
  /** The plan that is executed. */
  readonly plan: BoundPlan;
  /** One value per slot of the plan. */
  readonly slots: unknown[];
  /** The reason why the run ends early: the first failure, or the caller's abort. */
  failure: DataflowError | null = null;
  readonly #resources: Resources;
  /** What nodes of all runs share. */
  readonly shared: Map<string, unknown>;
  /** Whether the caller can wait for promises; false for `executeSync`. */
  readonly canWait: boolean;
  /** Empty, because a run is inside no item. */
  readonly items: readonly ItemPosition[] = [];
  readonly #onItemError: Request["onItemError"];
  readonly #concurrency: number;
  readonly #itemsInFlight: number;
  readonly #callerSignal: AbortSignal | null;
  /** Created when the first node needs a context; most runs need none. */
  #controller: AbortController | null = null;
  #runId: string | null = null;
  #permits: Permits | null = null;
  #itemPermits: Permits | null = null;
  #watchers: Set<() => void> | null = null;
  #end: RunEnd | null = null;

  /**
   * @param request - The request whose values fill the slots; the request itself is not kept.
   * @param environment - The environment of the dataflow.
   * @param runId - The id of the run; null to create one when it is needed.
   * @throws DataflowError if a value cannot be read, or is a promise.
   */
  constructor(
    plan: BoundPlan,
    request: Request,
    { graph, config, lifecycle, resources, shared }: Environment,
    runId: string | null,
  ) {
    const { signal } = request;
    this.plan = plan;
    this.canWait = request.canWait;
    this.#onItemError = request.onItemError;
    this.#concurrency = request.concurrency;
    this.#itemsInFlight = Math.max(ITEMS_IN_FLIGHT, lifecycle?.itemsInFlight ?? 0);
    this.#resources = resources;
    this.shared = shared;
    this.#runId = runId;
    this.slots = fillSlots(plan, request, config, graph);
    this.#callerSignal = signal;
    if (signal?.aborted) this.#abort();
    else if (signal !== null) watchSignal(signal, this.#abort);
  }

  /** The run itself. */
  get run(): RunState {
    return this;
  }

  /** Whether items that fail are left out instead of ending the run. */
  get leavesOut(): boolean {
    return this.#onItemError !== null;
  }

  /** Permits for async tasks, as many as the caller's `concurrency`. */
  get permits(): Permits {
    return (this.#permits ??= new Permits(this.#concurrency));
  }

  /** Permits for items; the same as `permits` unless the concurrency is unlimited. */
  get itemPermits(): Permits {
    if (this.#concurrency !== Infinity) return this.permits;
    return (this.#itemPermits ??= new Permits(this.#itemsInFlight));
  }

  /** Functions to call when the run ends early. */
  get watchers(): Set<() => void> {
    return (this.#watchers ??= new Set());
  }

  /** Aborted when the run ends early. */
  get signal(): AbortSignal {
    if (this.#controller === null) {
      this.#controller = createController();
      if (this.failure !== null) this.#controller.abort(this.failure);
    }
    return this.#controller.signal;
  }

  /** What the run waits for before it ends. */
  get end(): RunEnd {
    return (this.#end ??= new RunEnd(this, this.#onItemError));
  }

  /** Unique for each run. */
  get runId(): string {
    return (this.#runId ??= toRunId());
  }

  /** Returns the context that a node's function receives. */
  contextOf({ name }: NodeVariable, attempt: number = 1, signal: AbortSignal | null = null): ResourcefulContext {
    const { runId } = this;
    signal ??= this.signal;
    return { signal, runId, node: name, attempt, [RESOURCES]: this.#resources };
  }

  /** Whether the frame is that of the run. */
  isWithin(frame: object): boolean {
    return this === frame;
  }

  /** Ends the run because a node threw a value. */
  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void {
    if (this.failure === null) this.stop(toFailure(node, thrown, item === undefined ? [] : [item]));
  }

  /** Runs the loop body of a fan-out for each of its items. */
  fanOut(loopBody: BoundLoopBody, reads: readonly number[], frame: Frame = this): unknown {
    try {
      return new FanOut(loopBody, reads, frame).runAll();
    } catch (thrown) {
      frame.fail(loopBody.fanOut, thrown);
      return undefined;
    }
  }

  /** Ends the run: no further task begins, and tasks in flight are notified by their signal. */
  stop(failure: DataflowError): void {
    if (this.failure !== null) return;
    this.failure = failure;
    this.#controller?.abort(failure);
    for (const watcher of this.#watchers ?? []) watcher();
  }

  /** Ends what is not finished; returns a promise if the run has to wait for anything. */
  finish(): Promise<void> | null {
    return this.#end?.finish() ?? null;
  }

  /**
   * Ends the lifetime of the run.
   *
   * @returns The outputs by name.
   * @throws DataflowError if the run ended early.
   */
  close(): Record<string, unknown> {
    if (this.#callerSignal !== null) unwatchSignal(this.#callerSignal, this.#abort);
    if (this.failure !== null) throw this.#end?.complete(this.failure) ?? this.failure;
    const { code } = this.plan;
    return code === null ? collect(this.slots, this.plan) : code.end(this.slots);
  }

  readonly #abort = (): void => {
    const cause: unknown = this.#callerSignal?.reason;
    this.stop(new DataflowError([toProblem(aborted, "signal", { reason: describeThrown(cause) })], { cause }));
  };
}

function collect(slots: readonly unknown[], { outputs }: Plan): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { name, slot } of outputs) setOwn(result, name, slots[slot]);
  return result;
}
