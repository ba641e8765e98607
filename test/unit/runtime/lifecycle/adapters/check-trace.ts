/** Checks a trace against the Trace Event Format, as far as it is used. */
import { expect } from "vitest";
import type { ChromeTrace, CompleteTraceEvent } from "@icosian/runtime/adapters";

/**
 * Checks the fields of all events, that everything has a name, and that events on one track are disjoint or nested.
 *
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 * @returns The complete events.
 */
export function checkTrace(trace: ChromeTrace): readonly CompleteTraceEvent[] {
  const { traceEvents, displayTimeUnit } = trace;
  expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
  expect(["ms", "ns"]).toContain(displayTimeUnit);
  const named = new Set<string>();
  for (const event of traceEvents) {
    expect(Number.isSafeInteger(event.pid) && Number.isSafeInteger(event.tid)).toBe(true);
    expect(event.name).toEqual(expect.any(String));
    if (event.ph === "M") {
      expect(["process_name", "thread_name"]).toContain(event.name);
      expect(event.args.name).not.toBe("");
      named.add(`${event.name} ${event.pid} ${event.name === "thread_name" ? event.tid : ""}`);
    } else {
      expect(event.ph).toBe("X");
      expect(Number.isSafeInteger(event.ts) && Number.isSafeInteger(event.dur)).toBe(true);
      expect(Math.min(event.ts, event.dur)).toBeGreaterThanOrEqual(0);
      expect(event.cat).toMatch(/^\w+$/);
    }
  }
  const events = traceEvents.filter((event) => event.ph === "X");
  for (const { pid, tid } of events)
    for (const name of [`process_name ${pid} `, `thread_name ${pid} ${tid}`]) expect(named).toContain(name);
  for (const onTrack of groupByTrack(events)) checkNesting(onTrack);
  return events;
}

function groupByTrack(events: readonly CompleteTraceEvent[]): readonly (readonly CompleteTraceEvent[])[] {
  const tracks = new Map<string, CompleteTraceEvent[]>();
  for (const event of events) {
    const key = `${event.pid} ${event.tid}`;
    tracks.set(key, [...(tracks.get(key) ?? []), event]);
  }
  return [...tracks.values()];
}

/** Every pair is disjoint, or one is within the other. */
function checkNesting(events: readonly CompleteTraceEvent[]): void {
  for (const [index, a] of events.entries())
    for (const b of events.slice(index + 1)) {
      const isDisjoint = a.ts + a.dur <= b.ts || b.ts + b.dur <= a.ts;
      const isNested = contains(a, b) || contains(b, a);
      expect(isDisjoint || isNested, `${JSON.stringify(a)} and ${JSON.stringify(b)}`).toBe(true);
    }
}

/** Whether the time of one event is within that of another. */
export function contains(outer: CompleteTraceEvent, inner: CompleteTraceEvent): boolean {
  return outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
}
