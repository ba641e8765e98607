/** Records the times of one run. */
import type {
  GraphExecuted,
  GraphExecution,
  ItemExecuted,
  ItemExecution,
  NodeExecuted,
  NodeExecution,
} from "../../hook-records.js";
import { executionKey, itemText } from "../text/item-text.js";
import { addRunning, beginSpan, removeRunning, scopeOf, type Span, type SpanOutcome } from "./span.js";
import { addToRow, createRow, type TimingRow } from "./timing-row.js";

/** A run and everything that was recorded about it. */
export class RecordedRun {
  /** Unique for each run. */
  readonly runId: string;
  /** The time of the whole run. */
  readonly span: Span;
  /** The sums by node. */
  readonly rows: Map<string, TimingRow> = new Map();
  /** The spans of nodes and items that have ended, except those that were dropped. */
  readonly ended: Span[] = [];
  /** The number of spans that were dropped. */
  dropped = 0;
  /** Computations of nodes that have not ended, by their keys. */
  readonly #nodes = new Map<string, Span>();
  /** Items that have not ended, by the keys of their fan-outs with the items. */
  readonly #items = new Map<string, Span>();
  /** Fan-outs whose sources are exhausted, while items are still in progress. */
  readonly #waiting = new Map<Span, SpanOutcome>();
  /** Names of the nodes that fan out, by their names in the positions of items. */
  readonly #fanOuts = new Map<string, string>();
  readonly #keep: (run: RecordedRun, span: Span) => void;

  /** @param keep - Decides whether a span that has ended is added to `ended`. */
  constructor({ runId, outputs }: GraphExecution, nowMs: number, keep: (run: RecordedRun, span: Span) => void) {
    this.runId = runId;
    this.span = beginSpan("run", outputs.join(", "), "", null, nowMs);
    this.#keep = keep;
  }

  /** The spans of nodes and items that have not ended. */
  get open(): readonly Span[] {
    return [...this.#nodes.values(), ...this.#items.values(), ...this.#waiting.keys()];
  }

  /** Whether the run has ended. */
  get hasEnded(): boolean {
    return this.span.endMs !== null;
  }

  /** A node begins. */
  beginNode({ runId, node: { name }, items }: NodeExecution, nowMs: number): void {
    const parent = items.length === 0 ? this.span : (this.#items.get(executionKey(runId, "", items)) ?? this.span);
    addRunning(scopeOf(parent), nowMs);
    const span = beginSpan("node", name, itemText(items), parent, nowMs);
    this.#nodes.set(executionKey(runId, name, items), span);
    if (this.rows.has(name)) return;
    const fanOut = items.at(-1)?.fanOut;
    this.rows.set(name, createRow(name, fanOut === undefined ? null : (this.#fanOuts.get(fanOut) ?? fanOut)));
  }

  /** A node has ended; a fan-out, only when its last item has. */
  endNode({ runId, node: { name }, items, outcome, attempts }: NodeExecuted, nowMs: number): void {
    const key = executionKey(runId, name, items);
    const span = this.#nodes.get(key);
    if (span === undefined) return;
    this.#nodes.delete(key);
    span.attempts = attempts;
    if (span.openItems > 0) this.#waiting.set(span, outcome);
    else this.#end(span, outcome, nowMs);
  }

  /** An item begins. */
  beginItem({ runId, fanOut, items }: ItemExecution, nowMs: number): void {
    const fanOutSpan = this.#nodes.get(executionKey(runId, fanOut.name, items.slice(0, -1)));
    this.#fanOuts.set(items.at(-1)?.fanOut ?? fanOut.name, fanOut.name);
    if (fanOutSpan !== undefined) {
      fanOutSpan.itemCount++;
      fanOutSpan.openItems++;
    }
    const span = beginSpan("item", itemText(items.slice(-1)), itemText(items), fanOutSpan ?? this.span, nowMs);
    this.#items.set(executionKey(runId, "", items), span);
  }

  /** Everything was computed for an item, or it failed. */
  endItem({ runId, items, success }: ItemExecuted, nowMs: number): void {
    const key = executionKey(runId, "", items);
    const span = this.#items.get(key);
    if (span === undefined) return;
    this.#items.delete(key);
    this.#end(span, success ? "success" : "failed", nowMs);
    const { parent } = span;
    if (parent === null || parent.kind !== "node" || --parent.openItems > 0) return;
    const outcome = this.#waiting.get(parent);
    if (outcome === undefined || !this.#waiting.delete(parent)) return;
    this.#end(parent, outcome, nowMs);
  }

  /** The run has ended, and with it everything inside. */
  end({ success }: GraphExecuted, nowMs: number): void {
    for (const span of this.open) this.#end(span, this.#waiting.get(span) ?? "unfinished", nowMs);
    for (const spans of [this.#nodes, this.#items, this.#waiting]) spans.clear();
    this.span.endMs = nowMs;
    this.span.outcome = success ? "success" : "failed";
  }

  #end(span: Span, outcome: SpanOutcome, nowMs: number): void {
    span.endMs = nowMs;
    span.outcome = outcome;
    if (span.kind === "node") {
      if (span.parent !== null) removeRunning(scopeOf(span.parent), nowMs);
      addToRow(this.rows.get(span.name)!, span, nowMs);
    }
    this.#keep(this, span);
  }
}
