/** Compares what has happened in a run with what the model predicts. */
import { DataflowError } from "@icosian/runtime";
import { expect } from "vitest";
import { isCall, type Recorder } from "./lifecycle-recorder.ts";
import type { NodeTrace } from "./lifecycle-model.ts";
import type { LifecycleEvent } from "./lifecycle-simulation.ts";
import { nameOf } from "./lifecycle-values.ts";
import type { LifecycleCase } from "./random-lifecycle.ts";

/** How a run has ended: with its outputs, or with an error. */
export interface RunOutcome {
  readonly given: unknown;
  /** Milliseconds since its begin. */
  readonly at: number;
}

type Traces = ReadonlyMap<number, NodeTrace>;

/** Whether the model knows when everything happens, because nothing waits for its turn. */
export function hasClock({ nodes, concurrency }: LifecycleCase): boolean {
  const limits = nodes.flatMap(({ modifiers }) => modifiers.filter(({ kind }) => kind === "limit"));
  return concurrency === Infinity && limits.every((each) => each.kind === "limit" && each.concurrency === 1000);
}

/** Checks a run; returns whether it has succeeded. */
export function checkRun(each: LifecycleCase, traces: Traces, { given, at }: RunOutcome, recorder: Recorder): boolean {
  checkOrder(each, traces, recorder);
  checkLimits(each, recorder);
  const failing = [...traces].filter(([, { failure }]) => failure !== null);
  if (given instanceof DataflowError) {
    const [{ code, subject } = { code: "none", subject: "none" }] = given.problems;
    const stops = checkReason(each, failing, code, subject);
    const end = hasClock(each) ? stops : at;
    for (const [id, trace] of traces) checkCut(each, id, trace, end, subject, recorder);
    return false;
  }
  if (!(each.abortsAt < at)) expect(failing).toEqual([]);
  expect(given).toEqual(Object.fromEntries(each.outputs.map((id) => [nameOf(id), traces.get(id)!.value])));
  for (const [id, { events }] of traces) expectSame(each, recorder.eventsOf(nameOf(id)), events);
  return true;
}

/** Checks with which error a run ends; returns when it stops according to the model. */
function checkReason(
  { abortsAt, ...each }: LifecycleCase,
  failing: readonly (readonly [number, NodeTrace])[],
  code: string,
  subject: string,
): number {
  const stops = Math.min(abortsAt, ...failing.map(([, { ends }]) => ends));
  const known = hasClock({ abortsAt, ...each });
  const possible = failing.filter(([, { ends }]) => !known || ends === stops);
  const reasons = possible.map(([id, { failure }]) => `${failure!.code} ${nameOf(id)}`);
  if (known ? abortsAt === stops : abortsAt < Infinity) reasons.push("ICO8002 signal");
  expect(reasons).toContain(`${code} ${subject}`);
  return stops;
}

/** Checks what has happened to a node in a run that has stopped at a time. */
function checkCut(
  each: LifecycleCase,
  id: number,
  { begins, ends, events }: NodeTrace,
  stops: number,
  subject: string,
  recorder: Recorder,
): void {
  const own = recorder.eventsOf(nameOf(id));
  if (subject === nameOf(id)) return expectSame(each, own, events);
  if (hasClock(each)) {
    if (ends < stops) return expectSame(each, own, events);
    if (begins > stops) return expect(own).toEqual([]);
    expect(own.filter(({ at }) => at < stops)).toEqual(events.filter(({ at }) => at < stops));
    // What is in flight ends, and the hooks are told; but no function begins any more.
    expect(own.filter(({ at, text }) => at > stops && /^(call|around)/.test(text))).toEqual([]);
  }
  if (!each.canWait && own.length > 0) return expectSame(each, own, events);
  const textsOf = (all: readonly LifecycleEvent[], isPost: boolean): readonly string[] =>
    all.flatMap(({ text }) => (text.startsWith("post") === isPost ? [text] : []));
  const begun = textsOf(own, false);
  expect(begun).toEqual(textsOf(events, false).slice(0, begun.length));
  const toName = (text: string): string => text.split(" ")[1]!;
  if (own.length > 0) expect(textsOf(own, true).map(toName)).toEqual(textsOf(events, true).map(toName));
}

function expectSame(each: LifecycleCase, own: readonly LifecycleEvent[], events: readonly LifecycleEvent[]): void {
  if (hasClock(each)) expect(own).toEqual(events);
  else expect(own.map(({ text }) => text)).toEqual(events.map(({ text }) => text));
}

/** Checks that all hooks after a node have been called, if any of those before it has. */
export function checkHooks({ nodes, adapters }: LifecycleCase, recorder: Recorder): void {
  nodes.forEach((_, id) => {
    const texts = recorder.eventsOf(nameOf(id)).map(({ text }) => text.split(" ").slice(0, 2).join(" "));
    if (!texts.some((text) => text.startsWith("pre"))) return;
    const names = adapters.flatMap((each) => (each.kind === "watch" && each.nodes.includes(id) ? [each.name] : []));
    expect(texts.filter((text) => text.startsWith("post"))).toEqual(names.toReversed().map((name) => `post ${name}`));
  });
}

/** Checks that everything about a node comes after everything about the nodes that it reads. */
function checkOrder({ nodes }: LifecycleCase, traces: Traces, { log }: Recorder): void {
  for (const id of traces.keys()) {
    const first = log.findIndex(({ node }) => node === nameOf(id));
    if (first < 0) continue;
    for (const input of nodes[id]!.inputs)
      expect(log.findLastIndex(({ node }) => node === nameOf(input))).toBeLessThan(first);
  }
}

/** Checks the calls that only a limit surrounds: how many run at a time, and how many begin within a second. */
function checkLimits({ nodes }: LifecycleCase, recorder: Recorder): void {
  for (const concurrency of [1, 2]) {
    const calls = nodes.flatMap(({ modifiers, takesMs }, id) => {
      const innermost = modifiers.at(-1);
      if (innermost?.kind !== "limit" || innermost.concurrency !== concurrency) return [];
      return recorder
        .eventsOf(nameOf(id))
        .filter(isCall)
        .map(({ at }) => ({ at, ends: at + takesMs }));
    });
    for (const { at } of calls) {
      expect(calls.filter((other) => other.at <= at && other.ends > at).length).toBeLessThanOrEqual(concurrency);
      if (concurrency === 2)
        expect(calls.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(3);
    }
  }
}
