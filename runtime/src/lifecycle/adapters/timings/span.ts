/** Spans: the times of runs, nodes and items. */
import type { NodeOutcome } from "../../hook-records.js";

/** How a span ended: also a run or an item has an outcome; `running` before the end. */
export type SpanOutcome = NodeOutcome | "success" | "unfinished" | "running";

/** The time of a run, of the computation of a node, or of an item of a fan-out. */
export interface Span {
  /** What it is the time of. */
  readonly kind: "run" | "node" | "item";
  /** Name of the node; of an item, the fan-out and the index; of a run, its outputs. */
  readonly name: string;
  /** The items of fan-outs for which a node was computed, as text: `page 3, line 2`; empty outside of fan-outs. */
  readonly items: string;
  /** The item around a node, the fan-out around an item, or the run; null for the run itself. */
  readonly parent: Span | null;
  /** Its beginning in milliseconds of the clock. */
  readonly sinceMs: number;
  /** Its end; of a fan-out, the end of its last item. Null before it has ended. */
  endMs: number | null;
  /** How it ended. */
  outcome: SpanOutcome;
  /** The number of times that the function of a node was called. */
  attempts: number;
  /** Milliseconds during which at least one node directly inside it was being computed. */
  busyMs: number;
  /** The number of nodes directly inside it that are being computed. */
  running: number;
  /** Since when that number is not 0, in milliseconds of the clock. */
  runningSinceMs: number;
  /** The number of items of a fan-out, and how many of them have not ended; 0 for all others. */
  itemCount: number;
  /** The number of items of a fan-out that have not ended. */
  openItems: number;
}

/** Begins a span. */
export function beginSpan(kind: Span["kind"], name: string, items: string, parent: Span | null, nowMs: number): Span {
  return {
    kind,
    name,
    items,
    parent,
    sinceMs: nowMs,
    endMs: null,
    outcome: "running",
    attempts: 0,
    busyMs: 0,
    running: 0,
    runningSinceMs: 0,
    itemCount: 0,
    openItems: 0,
  };
}

/** A node directly inside a span begins. */
export function addRunning(span: Span, nowMs: number): void {
  if (span.running++ === 0) span.runningSinceMs = nowMs;
}

/** A node directly inside a span has ended. */
export function removeRunning(span: Span, nowMs: number): void {
  if (--span.running === 0) span.busyMs += nowMs - span.runningSinceMs;
}

/** The span whose time the nodes inside of it share: for an item, its fan-out. */
export function scopeOf(span: Span): Span {
  return span.kind === "item" ? (span.parent ?? span) : span;
}

/** How long a span took, or takes so far, in milliseconds. */
export function durationOf({ sinceMs, endMs }: Span, nowMs: number): number {
  return Math.max(0, (endMs ?? nowMs) - sinceMs);
}

/** The time of a span in which nothing inside of it was being computed, in milliseconds. */
export function selfOf(span: Span, nowMs: number): number {
  const busyMs = span.busyMs + (span.running > 0 ? nowMs - span.runningSinceMs : 0);
  return Math.max(0, durationOf(span, nowMs) - busyMs);
}
