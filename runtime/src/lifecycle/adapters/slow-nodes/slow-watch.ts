/** Watches how long nodes take, with a single timer. */
import type { ItemExecution, NodeExecuted, NodeExecution } from "../../hook-records.js";
import { executionKey } from "../text/item-text.js";
import { startTimer } from "../start-timer.js";
import type { SlowNode } from "./slow-node.js";

/** A computation that has begun and of which nothing was told yet. */
interface Watched {
  readonly runId: string;
  readonly node: string;
  readonly items: NodeExecution["items"];
  readonly sinceMs: number;
}

/** The computations in progress. All have the same time, so they become slow in the order in which they began. */
export class SlowWatch {
  readonly #ms: number;
  readonly #tell: (slow: SlowNode) => void;
  readonly #runs = new Set<string>();
  readonly #watched = new Map<string, Watched>();
  #stopTimer: (() => void) | null = null;

  /**
   * @param ms - The longest time that is fine, in milliseconds.
   * @param tell - Called once for each computation that takes longer; must not throw.
   */
  constructor(ms: number, tell: (slow: SlowNode) => void) {
    this.#ms = ms;
    this.#tell = tell;
  }

  /** A run begins. */
  beginRun(runId: string): void {
    this.#runs.add(runId);
  }

  /** A node begins. */
  begin({ runId, node: { name }, items }: NodeExecution): void {
    if (!this.#runs.has(runId)) return;
    this.#watched.set(executionKey(runId, name, items), { runId, node: name, items, sinceMs: performance.now() });
    if (this.#stopTimer === null) this.#wait(this.#ms);
  }

  /** A fan-out has an item: what it takes from now on is the time of its items. */
  beginItem({ runId, fanOut, items }: ItemExecution): void {
    this.#watched.delete(executionKey(runId, fanOut.name, items.slice(0, -1)));
  }

  /** A node has ended. */
  end({ runId, node: { name }, items, durationMs }: NodeExecuted): void {
    if (this.#watched.delete(executionKey(runId, name, items)) && durationMs > this.#ms)
      this.#tell({ runId, node: name, items, durationMs, isRunning: false });
  }

  /** A run has ended. Without runs there is no timer. */
  endRun(runId: string): void {
    this.#runs.delete(runId);
    for (const [key, watched] of this.#watched) if (watched.runId === runId) this.#watched.delete(key);
    if (this.#runs.size > 0) return;
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  #wait(ms: number): void {
    this.#stopTimer = startTimer(ms, () => {
      this.#stopTimer = null;
      this.#tellSlow();
    });
  }

  /** Tells of all computations that have become slow, and waits for the next one. */
  #tellSlow(): void {
    const now = performance.now();
    for (const [key, { sinceMs, ...execution }] of this.#watched) {
      const durationMs = now - sinceMs;
      if (durationMs < this.#ms) return this.#wait(Math.max(1, this.#ms - durationMs));
      this.#watched.delete(key);
      this.#tell({ ...execution, durationMs, isRunning: true });
    }
  }
}
