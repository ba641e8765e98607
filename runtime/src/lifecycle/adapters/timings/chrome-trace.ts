/** Writes recorded times in the Trace Event Format, which Perfetto and the tracing page of Chromium open. */
import { shortRunId } from "../text/item-text.js";
import { toPlainLine } from "../text/line-width.js";
import { assignTracks } from "./assign-tracks.js";
import type { RecordedRun } from "./recorded-run.js";
import type { Recorder } from "./recorder.js";
import type { Span } from "./span.js";

/** An event with a beginning and a duration. */
export interface CompleteTraceEvent {
  /** Name of the node, of the fan-out with the index of the item, or of the outputs. */
  readonly name: string;
  /** What it is the time of: `run`, `node` or `item`. */
  readonly cat: string;
  /** Marks a complete event. */
  readonly ph: "X";
  /** Its beginning in whole microseconds, from the time origin of `performance.now()`. */
  readonly ts: number;
  /** Its duration in whole microseconds. */
  readonly dur: number;
  /** Number of the run, from 1. */
  readonly pid: number;
  /** Number of the track within the run, from 1. Events on one track are disjoint or properly nested. */
  readonly tid: number;
  /** Outcome, number of attempts, and items. */
  readonly args: Readonly<Record<string, string | number>>;
}

/** An event that names a run or a track. */
export interface NamingTraceEvent {
  /** What it names. */
  readonly name: "process_name" | "thread_name";
  /** Marks a metadata event. */
  readonly ph: "M";
  /** Number of the run, from 1. */
  readonly pid: number;
  /** Number of the track, from 1; 0 if it names a run. */
  readonly tid: number;
  /** The name of the run or track. */
  readonly args: { readonly name: string };
}

/**
 * A trace as plain JSON.
 *
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface ChromeTrace {
  /** The events; names come first. */
  readonly traceEvents: readonly (CompleteTraceEvent | NamingTraceEvent)[];
  /** The unit in which times are shown. */
  readonly displayTimeUnit: "ms";
  /** What is missing because of `maxEvents`: the number of events, and of whole runs. */
  readonly otherData: { readonly droppedEvents: number; readonly forgottenRuns: number };
}

/**
 * Writes all runs. What has not ended yet reaches up to now, with the outcome `running`.
 *
 * @param nowMs - The time of the clock.
 */
export function toChromeTrace({ runs, forgottenRuns }: Recorder, nowMs: number): ChromeTrace {
  const events = runs.map((run, index) => toEvents(run, index + 1, nowMs));
  return {
    traceEvents: [...events.flatMap(({ names }) => names), ...events.flatMap(({ spans }) => spans)],
    displayTimeUnit: "ms",
    otherData: { droppedEvents: runs.reduce((sum, { dropped }) => sum + dropped, 0), forgottenRuns },
  };
}

/** The events of one run. */
interface RunEvents {
  readonly names: readonly NamingTraceEvent[];
  readonly spans: readonly CompleteTraceEvent[];
}

function toEvents(run: RecordedRun, pid: number, nowMs: number): RunEvents {
  const spans = [run.span, ...run.ended, ...run.open]
    .map((span) => ({ key: span, ...toMicroseconds(span, nowMs) }))
    // Both ends of times are rounded, so that what was nested or disjoint still is.
    .sort((a, b) => a.begin - b.begin || b.end - a.end || depthOf(a.key) - depthOf(b.key));
  const tracks = assignTracks(spans);
  const outputs = toPlainLine(run.span.name, 80);
  const count = tracks.reduce((most, track) => Math.max(most, track + 1), 0);
  return {
    names: [
      { name: "process_name", ph: "M", pid, tid: 0, args: { name: `run ${shortRunId(run.runId)}: ${outputs}` } },
      ...Array.from({ length: count }, (_, track): NamingTraceEvent => {
        return { name: "thread_name", ph: "M", pid, tid: track + 1, args: { name: `track ${track + 1}` } };
      }),
    ],
    spans: spans.map(({ key, begin, end }, index) => ({
      name: key.kind === "run" ? outputs : key.name,
      cat: key.kind,
      ph: "X",
      ts: begin,
      dur: end - begin,
      pid,
      tid: tracks[index]! + 1,
      args: toArguments(key),
    })),
  };
}

function toMicroseconds(span: Span, nowMs: number): { parent: Span | null; begin: number; end: number } {
  const begin = Math.round(span.sinceMs * 1000);
  return { parent: span.parent, begin, end: Math.max(begin, Math.round((span.endMs ?? nowMs) * 1000)) };
}

function depthOf({ parent }: Span): number {
  let depth = 0;
  for (let each = parent; each !== null; each = each.parent) depth++;
  return depth;
}

function toArguments({ kind, outcome, attempts, items, itemCount }: Span): Readonly<Record<string, string | number>> {
  return {
    outcome,
    ...(kind === "node" && attempts > 0 ? { attempts } : {}),
    ...(items === "" ? {} : { items }),
    ...(itemCount === 0 ? {} : { itemCount }),
  };
}
