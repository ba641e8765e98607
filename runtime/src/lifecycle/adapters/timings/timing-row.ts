/** Rows: the times of all computations of a node in one run. */
import { durationOf, selfOf, type Span } from "./span.js";

/** The sums of a node's spans. */
export interface TimingRow {
  /** Name of the node. */
  readonly name: string;
  /** Name of the fan-out around it; null outside of fan-outs. */
  readonly parent: string | null;
  /** The number of computations. */
  count: number;
  /** The sum of their times, in milliseconds. */
  totalMs: number;
  /** The part of it in which nothing inside was being computed; less than the total only for fan-outs. */
  selfMs: number;
  /** The longest of them, in milliseconds. */
  maxMs: number;
  /** The number of items, if it fans out. */
  items: number;
  /** The number of those that failed. */
  failed: number;
  /** The number of those that a cache had. */
  cached: number;
  /** The number of those that gave a sentinel. */
  sentinels: number;
  /** The number of attempts after the first ones. */
  retries: number;
}

/** Begins a row. */
export function createRow(name: string, parent: string | null): TimingRow {
  return {
    name,
    parent,
    count: 0,
    totalMs: 0,
    selfMs: 0,
    maxMs: 0,
    items: 0,
    failed: 0,
    cached: 0,
    sentinels: 0,
    retries: 0,
  };
}

/** Adds a span to the row of its node. */
export function addToRow(row: TimingRow, span: Span, nowMs: number): void {
  const duration = durationOf(span, nowMs);
  row.count++;
  row.totalMs += duration;
  row.selfMs += selfOf(span, nowMs);
  row.maxMs = Math.max(row.maxMs, duration);
  row.items += span.itemCount;
  if (span.outcome === "failed") row.failed++;
  if (span.outcome === "cached") row.cached++;
  if (span.outcome === "sentinel") row.sentinels++;
  row.retries += Math.max(0, span.attempts - 1);
}
