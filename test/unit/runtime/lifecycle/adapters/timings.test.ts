/** `timings`: sums as text, and every single time as a trace. */
import { timings, type Timings } from "@icosian/runtime/adapters";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { assignTracks } from "../../../../../runtime/src/lifecycle/adapters/timings/assign-tracks.ts";
import { checkTrace, contains } from "./check-trace.ts";
import { at, Play, type PlayedRun } from "./play.ts";

const RUN = "3f2a9c1d-47cf-4f0e-9d3a-3a1d4a1f7a10";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function record(maxEvents?: number): { play: Play; times: Timings } {
  const times = timings(maxEvents === undefined ? {} : { maxEvents });
  return { times, play: new Play([times]) };
}

function pass(ms: number): void {
  vi.advanceTimersByTime(ms);
}

/** Two pages with two nodes each, whose times overlap, beside another node. */
function playPages(run: PlayedRun): void {
  pass(10);
  const endModel = run.node("model");
  const endPage = run.node("page");
  pass(100);
  const items = [0, 1].map((index) => [at("page", index)]);
  const endItems = items.map((each) => run.item("page", each));
  const ends = items.map((each) => run.node("text", each));
  pass(200);
  ends[0]!({ attempts: 3 });
  const endLast = run.node("embedding", items[0]);
  pass(100);
  ends[1]!({ error: new Error("HTTP 503") });
  endItems[1]!(new Error("HTTP 503"));
  run.expand("page", 2);
  endPage();
  pass(100);
  endLast({ outcome: "cached", attempts: 0 });
  endItems[0]!();
  endModel();
  pass(40);
  const endIndex = run.node("index");
  pass(50);
  endIndex({ outcome: "sentinel" });
}

describe("the text", () => {
  it("is a tree of runs, fan-outs and nodes, the longest first", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["index"]);
    playPages(run);
    run.end();
    expect(times.toText().split("\n")).toEqual([
      "                    count    total     self  share     mean      max",
      "run 3f2a9c1d index      1   600 ms  50.0 ms  100 %",
      "├─ model                1   500 ms   500 ms   83 %   500 ms   500 ms",
      "├─ page                 1   500 ms   100 ms   83 %   500 ms   500 ms  2 items",
      "│  ├─ text              2   500 ms   500 ms   83 %   250 ms   300 ms  1 failed, 2 retries",
      "│  └─ embedding         1   200 ms   200 ms   33 %   200 ms   200 ms  1 cached",
      "└─ index                1  50.0 ms  50.0 ms    8 %  50.0 ms  50.0 ms  1 sentinel",
    ]);
  });

  it("shows what is still running", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["index"]);
    run.node("a");
    pass(2_000);
    expect(times.toText()).toMatch(
      /run 3f2a9c1d index +1 +2.00 s +0 ms +100 % +running\n└─ a +0 +1 running for 2.00 s$/,
    );
    run.end(new Error("aborted"));
    expect(times.toText()).toMatch(/failed\n└─ a +1 +2.00 s/);
  });

  it("shows the latest 20 runs", () => {
    const { play, times } = record();
    expect(times.toText()).toBe("No run was recorded.");
    for (let index = 0; index < 25; index++) play.begin(`run-${index}`, ["a"]).end();
    const lines = times.toText().split("\n");
    expect(lines.filter((line) => line.startsWith("run"))).toHaveLength(20);
    expect(lines.at(-1)).toBe("5 earlier runs are not shown.");
    times.clear();
    expect(times.toText()).toBe("No run was recorded.");
  });

  it("keeps apart what nested fan-outs do for different items at the same time", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["a"]);
    const endPage = run.node("page");
    const outer = [0, 1].map((index) => [at("page", index)]);
    const endItems = outer.map((items) => run.item("page", items));
    const endLines = outer.map((items) => run.node("line", items));
    pass(100);
    const inner = outer.flatMap((items) => [0, 1].map((index) => [...items, at("line", index)]));
    const endInner = inner.map((items) => run.item("line", items));
    const ends = inner.map((items) => run.node("word", items));
    pass(50);
    for (const end of [...ends, ...endInner]) end();
    for (const end of endLines) end();
    for (const end of endItems) end();
    endPage();
    run.end();
    expect(times.toText()).toMatch(/└─ page +1 +150 ms +0 ms +100 % +150 ms +150 ms +2 items/);
    expect(times.toText()).toMatch(/└─ line +2 +300 ms +200 ms +200 % +150 ms +150 ms +4 items/);
    expect(times.toText()).toMatch(/└─ word +4 +200 ms +200 ms +133 % +50.0 ms +50.0 ms$/);
    checkTrace(times.toChromeTrace());
  });
});

describe("the trace", () => {
  it("has every run, node and item, and says how they ended", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["index"]);
    playPages(run);
    run.end();
    const events = checkTrace(times.toChromeTrace());
    const shown = events.map(({ name, cat, dur, args }) => [name, cat, dur / 1000, args]);
    expect(shown).toEqual([
      ["index", "run", 600, { outcome: "success" }],
      ["page", "node", 500, { outcome: "computed", attempts: 1, itemCount: 2 }],
      ["model", "node", 500, { outcome: "computed", attempts: 1 }],
      ["page 0", "item", 400, { outcome: "success", items: "page 0" }],
      ["page 1", "item", 300, { outcome: "failed", items: "page 1" }],
      ["text", "node", 300, { outcome: "failed", attempts: 1, items: "page 1" }],
      ["text", "node", 200, { outcome: "computed", attempts: 3, items: "page 0" }],
      ["embedding", "node", 200, { outcome: "cached", items: "page 0" }],
      ["index", "node", 50, { outcome: "sentinel", attempts: 1 }],
    ]);
    const [, page, , page0, page1, failed, first, second] = events;
    expect([page0, page1].map((item) => contains(page!, item!))).toEqual([true, true]);
    expect(failed!.tid).toBe(page1!.tid);
    expect([first, second].map((node) => node!.tid)).toEqual([page0!.tid, page0!.tid]);
  });

  it("puts a sync run on a single track", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["index"]);
    for (const name of ["a", "b", "c"]) {
      const end = run.node(name);
      pass(1);
      end();
    }
    run.end();
    expect(new Set(checkTrace(times.toChromeTrace()).map(({ tid }) => tid))).toEqual(new Set([1]));
  });

  it("has a process for each run", () => {
    const { play, times } = record();
    const runs = [play.begin("one-1", ["a"]), play.begin("two-2", ["b"])];
    pass(5);
    for (const run of runs) run.end();
    const { traceEvents } = times.toChromeTrace();
    expect(traceEvents.filter(({ name }) => name === "process_name").map(({ pid, args }) => [pid, args])).toEqual([
      [1, { name: "run one-1: a" }],
      [2, { name: "run two-2: b" }],
    ]);
  });

  it("shows what has not ended as running, and what a failed run left as unfinished", () => {
    const { play, times } = record();
    const run = play.begin(RUN, ["a"]);
    run.node("page");
    run.item("page", [at("page", 0)]);
    run.node("text", [at("page", 0)]);
    pass(7);
    expect(checkTrace(times.toChromeTrace()).map(({ args, dur }) => [args["outcome"], dur])).toEqual(
      Array.from({ length: 4 }, () => ["running", 7_000]),
    );
    run.end(new Error("aborted"));
    expect(checkTrace(times.toChromeTrace()).map(({ args }) => args["outcome"])).toEqual([
      "failed",
      ...Array.from({ length: 3 }, () => "unfinished"),
    ]);
  });
});

describe("memory", () => {
  it("is bounded within a run: sums stay right, and the trace says what it has not", () => {
    const { play, times } = record(10);
    const run = play.begin(RUN, ["a"]);
    for (let index = 0; index < 1_000; index++) run.node("a", [])();
    run.end();
    const { traceEvents, otherData } = times.toChromeTrace();
    expect(traceEvents.filter(({ ph }) => ph === "X")).toHaveLength(10);
    expect(otherData).toEqual({ droppedEvents: 991, forgottenRuns: 0 });
    expect(times.toText()).toMatch(/└─ a +1000 /);
    expect(times.toText()).toMatch(/\n991 events are counted here, but missing in the trace \(`maxEvents`\)\.$/);
  });

  it("is bounded over runs: the oldest are forgotten", () => {
    const { play, times } = record(10);
    for (let index = 0; index < 1_000; index++) {
      const run = play.begin(`${index}`, ["a"]);
      for (const name of ["a", "b", "c", "d"]) run.node(name)();
      run.end();
    }
    const { traceEvents, otherData } = times.toChromeTrace();
    expect(traceEvents.filter(({ ph }) => ph === "X")).toHaveLength(10);
    expect(otherData).toEqual({ droppedEvents: 0, forgottenRuns: 998 });
    expect(times.toText()).toMatch(/\n998 earlier runs were forgotten \(`maxEvents`\)\.$/);
  });

  it("may be as small as one event", () => {
    const { play, times } = record(1);
    for (const id of ["1", "2"]) {
      const run = play.begin(id, ["a"]);
      run.node("a")();
      run.end();
    }
    expect(times.toText()).toMatch(/run 2 a[^]*└─ a +1 /);
    expect(checkTrace(times.toChromeTrace())).toHaveLength(1);
  });
});

describe("tracks", () => {
  it("hold disjoint or nested spans, directly below the span around them, for random trees", () => {
    const span = fc.record({ begin: fc.nat(50), length: fc.nat(20), around: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), (given) => {
        const spans = given.map(({ begin, length }, key) => ({
          key,
          parent: null as number | null,
          begin,
          end: begin + length,
        }));
        for (const [key, each] of spans.entries()) {
          const parent = given[key]!.around;
          const outer = spans[parent];
          if (parent < key && outer !== undefined && outer.begin <= each.begin && each.end <= outer.end)
            each.parent = parent;
        }
        const sorted = [...spans].sort((a, b) => a.begin - b.begin || b.end - a.end || a.key - b.key);
        const tracks = assignTracks(sorted);
        for (const [index, inner] of sorted.entries())
          for (const [before, outer] of sorted.slice(0, index).entries()) {
            if (tracks[before] !== tracks[index] || outer.end <= inner.begin) continue;
            expect(inner.end).toBeLessThanOrEqual(outer.end);
            expect(ancestorsOf(inner.key)).toContain(outer.key);
          }
        function ancestorsOf(key: number): readonly number[] {
          const { parent } = spans[key]!;
          return parent === null ? [] : [parent, ...ancestorsOf(parent)];
        }
      }),
    );
  });
});
