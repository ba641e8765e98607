/** What progress shows at one moment: the numbers of all runs that are in progress. */
import { type RunTally, type FanOutTally } from "./run-tally.js";

/** How many things are done in a second. */
export interface Rate {
  /** How many per second. */
  readonly perSecond: number;
  /** What is counted. */
  readonly unit: "item" | "node";
}

/** A node that is being computed. */
export interface ShownNode {
  /** Name of the node. */
  readonly name: string;
  /** The number of computations of it. */
  readonly count: number;
  /** The number of those that have failed before and are tried again. */
  readonly retrying: number;
  /** Milliseconds since it began; null if it is computed for items. */
  readonly elapsedMs: number | null;
}

/** The items of a fan-out. */
export interface ShownItems {
  /** Name of the fan-out. */
  readonly name: string;
  /** The number of items that have ended. */
  readonly ended: number;
  /** The number of items that failed. */
  readonly failed: number;
}

/** The numbers of one run, or the sums of several. */
export interface Snapshot {
  /** The number of runs. */
  readonly runs: number;
  /** The number of nodes that have their value. */
  readonly done: number;
  /** The number of nodes that will have one; null if it is not known. */
  readonly total: number | null;
  /** Milliseconds since the first of the runs began. */
  readonly elapsedMs: number;
  /** Milliseconds until the last of them ends; null if it is not known. */
  readonly remainingMs: number | null;
  /** Items if a fan-out is in progress, otherwise nodes; null before there is one. */
  readonly rate: Rate | null;
  /** The nodes that are being computed, by age. */
  readonly running: readonly ShownNode[];
  /** The fan-outs that have had items. */
  readonly items: readonly ShownItems[];
  /** The number of nodes that failed, without those of items. */
  readonly failures: number;
  /** The number of sentinels. */
  readonly sentinels: number;
  /** The number of nodes of which a cache had each value. */
  readonly cached: number;
  /** The number of attempts that were followed by another one. */
  readonly retries: number;
  /** The number of warnings. */
  readonly warnings: number;
}

/** Takes the numbers of a run. O(nodes in progress, and fan-outs). */
export function toSnapshot(tally: RunTally, nowMs: number): Snapshot {
  const { done, total, running, fanOuts, failures, sentinels, cached, retries, warnings } = tally;
  const elapsedMs = Math.max(0, nowMs - tally.sinceMs);
  const open = [...fanOuts.values()].filter((each) => !each.isNested && (!each.isExhausted || each.ended < each.begun));
  return {
    runs: 1,
    done,
    total,
    elapsedMs,
    remainingMs: open.length > 0 ? remainingOfItems(open, nowMs) : remainingOfNodes(done, total, elapsedMs),
    rate: open.length > 0 ? itemRate(open, nowMs) : toRate(done, elapsedMs, "node"),
    running: Array.from(running.values(), ({ name, count, retrying, sinceMs }) => ({
      name,
      count,
      retrying,
      elapsedMs: sinceMs === null ? null : Math.max(0, nowMs - sinceMs),
    })),
    items: Array.from(fanOuts.values(), ({ name, ended, failed }) => ({ name, ended, failed })),
    failures,
    sentinels,
    cached,
    retries,
    warnings,
  };
}

/** Adds up the numbers of several runs; at least one. */
export function mergeSnapshots(snapshots: readonly Snapshot[]): Snapshot {
  return snapshots.reduce((a, b) => ({
    runs: a.runs + b.runs,
    done: a.done + b.done,
    total: a.total === null || b.total === null ? null : a.total + b.total,
    elapsedMs: Math.max(a.elapsedMs, b.elapsedMs),
    remainingMs: a.remainingMs === null || b.remainingMs === null ? null : Math.max(a.remainingMs, b.remainingMs),
    rate: addRates(a.rate, b.rate),
    running: [...a.running, ...b.running],
    items: addItems(a.items, b.items),
    failures: a.failures + b.failures,
    sentinels: a.sentinels + b.sentinels,
    cached: a.cached + b.cached,
    retries: a.retries + b.retries,
    warnings: a.warnings + b.warnings,
  }));
}

function remainingOfItems(open: readonly FanOutTally[], nowMs: number): number | null {
  // How many items a source still has is not known before it is exhausted.
  if (open.some(({ isExhausted, ended }) => !isExhausted || ended === 0)) return null;
  return Math.max(...open.map(({ begun, ended, sinceMs }) => ((begun - ended) * (nowMs - sinceMs)) / ended));
}

function remainingOfNodes(done: number, total: number | null, elapsedMs: number): number | null {
  return total === null || done === 0 ? null : ((total - done) * elapsedMs) / done;
}

function itemRate(open: readonly FanOutTally[], nowMs: number): Rate | null {
  const ended = open.reduce((sum, each) => sum + each.ended, 0);
  return toRate(ended, nowMs - Math.min(...open.map(({ sinceMs }) => sinceMs)), "item");
}

function toRate(count: number, elapsedMs: number, unit: Rate["unit"]): Rate | null {
  return count === 0 || elapsedMs <= 0 ? null : { perSecond: (count * 1000) / elapsedMs, unit };
}

/** Items and nodes cannot be added. */
function addRates(a: Rate | null, b: Rate | null): Rate | null {
  if (a === null || b === null) return a ?? b;
  return a.unit === b.unit ? { perSecond: a.perSecond + b.perSecond, unit: a.unit } : null;
}

function addItems(a: readonly ShownItems[], b: readonly ShownItems[]): readonly ShownItems[] {
  const byName = new Map(a.map((each) => [each.name, each]));
  for (const { name, ended, failed } of b) {
    const known = byName.get(name);
    byName.set(name, { name, ended: ended + (known?.ended ?? 0), failed: failed + (known?.failed ?? 0) });
  }
  return [...byName.values()];
}
