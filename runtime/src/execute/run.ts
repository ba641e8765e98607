/** One run: the values that it holds, and whether it goes on. */
import { toProblem } from "../errors/catalogue-entry.js";
import { aborted } from "../errors/catalogue/8-running.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { describeThrown } from "../errors/words.js";
import type { NodeVariable } from "../graph/graph.js";
import type { Given, Plan, Region } from "../plan/plan.js";
import type { Request, Values } from "../plan/request.js";
import { FanOut } from "./fan-out.js";
import type { Frame, ItemPosition, RunState } from "./frame.js";
import { Places } from "./places.js";
import type { RunContext } from "./run-context.js";
import { setOwn } from "./set-own.js";
import { toFailure } from "./to-failure.js";

/** How many items are in flight at a time where the caller does not say: a source may have millions to give. */
const ITEMS_IN_FLIGHT = 64;

/** The state of one run, from its first task until it is closed. */
export class Run implements Frame, RunState {
  readonly plan: Plan;
  readonly slots: unknown[];
  /** Why the run ends early: the first failure, or the caller's abort. */
  failure: DataflowError | null = null;
  readonly canWait: boolean;
  readonly onItemError: RunState["onItemError"];
  readonly items: readonly ItemPosition[] = [];
  readonly #concurrency: number;
  readonly #callerSignal: AbortSignal | null;
  /** Made when the first node asks for a context: most runs need none. */
  #controller: AbortController | null = null;
  #runId: string | null = null;
  #places: Places | null = null;
  #itemPlaces: Places | null = null;

  /**
   * @param request - Its values fill the slots and are not kept.
   * @param config - Values of the dataflow.
   */
  constructor(plan: Plan, request: Request, config: Values) {
    const { inputs, overrides, signal } = request;
    this.plan = plan;
    this.canWait = request.canWait;
    this.onItemError = request.onItemError;
    this.#concurrency = request.concurrency;
    this.slots = plan.emptySlots.slice();
    if (plan.code === null) fill(this.slots, plan, { inputs, overrides, config });
    else plan.code.begin(this.slots, inputs, overrides, config);
    this.#callerSignal = signal;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  get run(): RunState {
    return this;
  }

  get places(): Places {
    return (this.#places ??= new Places(this.#concurrency));
  }

  get itemPlaces(): Places {
    if (this.#concurrency !== Infinity) return this.places;
    return (this.#itemPlaces ??= new Places(ITEMS_IN_FLIGHT));
  }

  contextOf(node: NodeVariable): RunContext {
    this.#controller ??= new AbortController();
    this.#runId ??= toRunId();
    return { signal: this.#controller.signal, runId: this.#runId, node: node.name };
  }

  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void {
    if (this.failure === null) this.stop(toFailure(node, thrown, item === undefined ? [] : [item]));
  }

  fanOut(region: Region, reads: readonly number[], frame: Frame = this): unknown {
    try {
      return new FanOut(region, reads, frame).runAll();
    } catch (thrown) {
      frame.fail(region.fanOut, thrown);
      return undefined;
    }
  }

  /** Ends the run: no task begins any more, and those in flight are told by their signal. */
  stop(failure: DataflowError): void {
    if (this.failure !== null) return;
    this.failure = failure;
    this.#controller?.abort(failure);
  }

  /**
   * Ends the lifetime.
   *
   * @returns The outputs under their names.
   * @throws DataflowError when the run ended early.
   */
  close(): Record<string, unknown> {
    this.#callerSignal?.removeEventListener("abort", this.#abort);
    if (this.failure !== null) throw this.failure;
    const { code } = this.plan;
    return code === null ? collect(this.slots, this.plan) : code.end(this.slots);
  }

  readonly #abort = (): void => {
    const cause: unknown = this.#callerSignal?.reason;
    this.stop(new DataflowError([toProblem(aborted, "signal", { reason: describeThrown(cause) })], { cause }));
  };
}

function fill(slots: unknown[], { givens }: Plan, origins: Readonly<Record<Given["origin"], Values>>): void {
  for (const { slot, name, origin } of givens) slots[slot] = origins[origin][name];
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
