/** Counts what happens in one run. */
import type {
  GraphExecution,
  ItemExecuted,
  ItemExecution,
  NodeExecuted,
  NodeExecution,
  NodeExpanded,
  NodeRetry,
} from "../../hook-records.js";

/** A node that is being computed now. */
export interface RunningNode {
  /** Name of the node. */
  readonly name: string;
  /** The number of items for which it is computed at the moment; 1 outside of fan-outs. */
  count: number;
  /** The number of those that have failed before and are tried again. */
  retrying: number;
  /** When its computation began, in milliseconds of the clock; null inside of fan-outs. */
  readonly sinceMs: number | null;
}

/** The items of one fan-out. */
export interface FanOutTally {
  /** Name of the fan-out, as messages show it. */
  readonly name: string;
  /** When its first item was taken, in milliseconds of the clock. */
  readonly sinceMs: number;
  /** Whether it is inside of another fan-out. */
  readonly isNested: boolean;
  /** The number of items that were taken. */
  begun: number;
  /** The number of items for which everything was computed, or that failed. */
  ended: number;
  /** The number of items that failed. */
  failed: number;
  /** Whether its source has no more items; unknown, and false, for a nested one. */
  isExhausted: boolean;
}

/** The state of one run, updated by its hooks. Each update costs the same, however large the run is. */
export class RunTally {
  /** Unique for each run. */
  readonly runId: string;
  /** Names of the requested outputs. */
  readonly outputs: readonly string[];
  /** When the run began, in milliseconds of the clock. */
  readonly sinceMs: number;
  /** The nodes that are being computed; the one that began first comes first. */
  readonly running: Map<string, RunningNode> = new Map();
  /** The fan-outs that have had items, by the names of their nodes. */
  readonly fanOuts: Map<string, FanOutTally> = new Map();
  /** The number of nodes outside of fan-outs that failed. */
  failures = 0;
  /** The number of nodes that gave a sentinel instead of their value. */
  sentinels = 0;
  /** The number of nodes of which a cache had each value. */
  cached = 0;
  /** The number of attempts that were followed by another one. */
  retries = 0;
  /** The number of warnings. */
  warnings = 0;
  /** Whether the run has ended with all of its outputs, so that nothing is left to compute. */
  isComplete = false;
  readonly #needed: number | null;
  readonly #done = new Set<string>();
  /** Whether a cache had each value of a node so far, by name. */
  readonly #isCached = new Map<string, boolean>();
  /** The nodes that were computed for items, by the name of the outermost fan-out. */
  readonly #within = new Map<string, Set<string>>();

  /**
   * @param needed - The number of nodes that the run will compute; null if it is not known.
   * @param nowMs - The time of the clock.
   */
  constructor({ runId, outputs }: GraphExecution, needed: number | null, nowMs: number) {
    this.runId = runId;
    this.outputs = outputs;
    this.sinceMs = nowMs;
    this.#needed = needed;
  }

  /** The number of nodes that have their value; one inside of fan-outs, once there are no more items. */
  get done(): number {
    let done = this.#done.size;
    if (this.isComplete) for (const { size } of this.#within.values()) done += size;
    else
      for (const { name, isExhausted, begun, ended } of this.fanOuts.values())
        if (isExhausted && begun === ended) done += this.#within.get(name)?.size ?? 0;
    return done;
  }

  /** The number of nodes that the run computes; null if it is not known. */
  get total(): number | null {
    return this.#needed === null ? null : Math.max(this.#needed, this.done);
  }

  /** A node begins. */
  beginNode({ node: { name }, items }: NodeExecution, nowMs: number): void {
    const running = this.running.get(name);
    if (running !== undefined) running.count++;
    else this.running.set(name, { name, count: 1, retrying: 0, sinceMs: items.length === 0 ? nowMs : null });
    const [outermost] = items;
    if (outermost === undefined) return;
    const within = this.#within.get(outermost.fanOut);
    if (within === undefined) this.#within.set(outermost.fanOut, new Set([name]));
    else within.add(name);
  }

  /** A node has ended. */
  endNode({ node: { name }, items, outcome, attempts }: NodeExecuted): void {
    const running = this.running.get(name);
    if (running !== undefined) {
      if (attempts > 1) running.retrying = Math.max(0, running.retrying - 1);
      if (--running.count === 0) this.running.delete(name);
    }
    if (outcome === "sentinel") this.sentinels++;
    this.#countCached(name, outcome === "cached");
    if (items.length > 0) return;
    if (outcome === "failed") this.failures++;
    else this.#done.add(name);
  }

  #countCached(name: string, isCached: boolean): void {
    const before = this.#isCached.get(name);
    if (before === undefined || (before && !isCached)) this.#isCached.set(name, isCached);
    if (before === undefined && isCached) this.cached++;
    if (before === true && !isCached) this.cached--;
  }

  /** A node is about to be tried again. */
  retryNode({ node: { name }, attempt }: NodeRetry): void {
    this.retries++;
    const running = this.running.get(name);
    if (running !== undefined && attempt === 1) running.retrying++;
  }

  /** An item begins. */
  beginItem({ fanOut, items }: ItemExecution, nowMs: number): void {
    const known = this.fanOuts.get(fanOut.name);
    if (known !== undefined) return void known.begun++;
    this.fanOuts.set(fanOut.name, {
      name: items.at(-1)?.fanOut ?? fanOut.name,
      sinceMs: nowMs,
      isNested: items.length > 1,
      begun: 1,
      ended: 0,
      failed: 0,
      isExhausted: false,
    });
  }

  /** Everything was computed for an item, or it failed. */
  endItem({ fanOut, success }: ItemExecuted): void {
    const known = this.fanOuts.get(fanOut.name);
    if (known === undefined) return;
    known.ended++;
    if (!success) known.failed++;
  }

  /** The source of a fan-out has no more items. */
  expand({ node }: NodeExpanded): void {
    const known = this.fanOuts.get(node.name);
    if (known !== undefined && !known.isNested) known.isExhausted = true;
  }
}
