/** `progress` on a terminal: one line that is redrawn, and what remains above it. */
import { printer, progress, type OutputStream } from "@icosian/runtime/adapters";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  chooseDisplay,
  findStream,
  isColored,
} from "../../../../../runtime/src/lifecycle/adapters/progress/output-stream.ts";
import { whenProcessEnds } from "../../../../../runtime/src/lifecycle/adapters/progress/when-process-ends.ts";
import { at, Play, toGraph, type PlayedRun } from "./play.ts";
import { Terminal } from "./terminal.ts";

const RUN = "3f2a9c1d-47cf-4f0e-9d3a-3a1d4a1f7a10";
const OTHER_RUN = "77aa0000-47cf-4f0e-9d3a-3a1d4a1f7a10";
const EVENTS = ["exit", "SIGINT", "SIGTERM", "SIGHUP"];

const graph = toGraph({ page: [], embedding: ["page"], model: [], index: ["embedding", "model"] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function watch(columns: number): { play: Play; terminal: Terminal } {
  const terminal = new Terminal(columns);
  return { terminal, play: new Play([progress({ stream: terminal, display: "bar" })], graph) };
}

function listeners(): readonly number[] {
  return EVENTS.map((event) => process.listenerCount(event));
}

/** Begins a fan-out whose second item fails, and a node beside it. */
function beginPages(run: PlayedRun): void {
  run.node("model");
  run.node("page");
  for (const index of [0, 1, 2]) {
    const items = [at("page", index)];
    const endItem = run.item("page", items);
    const endNode = run.node("embedding", items);
    if (index === 2) continue;
    endNode();
    endItem(index === 1 ? new Error("HTTP 503") : undefined);
  }
}

describe("the bar", () => {
  it("shows nodes, items, speed, time and what is running", () => {
    const { play, terminal } = watch(120);
    const run = play.begin(RUN, ["index"]);
    beginPages(run);
    vi.advanceTimersByTime(2_000);
    expect(terminal.lines).toEqual([
      "✗ item page 1 failed: HTTP 503",
      "░░░░░░░░░░░░░░░░░░░░░░░░  0/4 nodes  page 2 items (1 failed)  1.0 items/s  0:02  model 0:02, page 0:02, embedding",
    ]);
    run.end();
    expect(terminal.lines).toEqual([
      "✗ item page 1 failed: HTTP 503",
      "✓ index: 1 node in 2.00 s, page 2 items (1 failed)",
      "",
    ]);
  });

  it("fills, and says how much time is left", () => {
    const { play, terminal } = watch(90);
    const run = play.begin(RUN, ["index"]);
    for (const name of ["model", "page", "embedding"]) {
      vi.advanceTimersByTime(1_000);
      run.node(name)();
    }
    vi.advanceTimersByTime(100);
    expect(terminal.line).toBe("████████████░░░░  3/4 nodes  1.02 s per node  0:03, 0:02 left");
  });

  it.each([
    [100, "░░░░░░░░░░░░░░░░  0/4 nodes  page 3 items  1.5 items/s  0:02  model 0:02, page 0:02, embedding ×40"],
    [80, "░░░░░░░░░░░░░░░░  0/4 nodes  page 3 items  0:02  model 0:02, page 0:02 +1"],
    [60, "░░░░░░░░░░  0/4 nodes  page 3 items  model 0:02 +2"],
    [40, "░░░░░░░░░░  0/4 nodes  page 3 items"],
    [30, "0/4 nodes  page 3 items"],
    [20, "0/4 nodes"],
    [6, "0/4…"],
    [1, "…"],
    [0, "░░░░░░░░░░░░░░░░  0/4 nodes  page 3 items  0:02  model 0:02, page 0:02 +1"],
  ])("fits a terminal of %d columns", (columns, line) => {
    const { play, terminal } = watch(columns === 0 ? 80 : columns);
    // Some terminals do not know how wide they are.
    if (columns === 0) vi.spyOn(terminal, "columns", "get").mockReturnValue(0);
    const run = play.begin(RUN, ["index"]);
    run.node("model");
    run.node("page");
    const items = Array.from({ length: 43 }, (_, index) => [at("page", index)]);
    const ends = items.map((each) => [run.item("page", each), run.node("embedding", each)] as const);
    for (const end of ends.slice(0, 3).flat().reverse()) end();
    vi.advanceTimersByTime(2_000);
    expect(terminal.line).toBe(line);
    expect(terminal.wraps).toBe(0);
    run.end();
  });

  it("follows the width of the terminal", () => {
    const { play, terminal } = watch(100);
    const run = play.begin(RUN, ["index"]);
    vi.advanceTimersByTime(1_000);
    terminal.columns = 24;
    vi.advanceTimersByTime(1_000);
    expect(terminal.line).toBe("░░░░░░░░░░  0/4 nodes");
    run.end();
  });

  it("is redrawn at most twelve times per second, however many hooks are called", () => {
    const { play, terminal } = watch(80);
    const run = play.begin(RUN, ["index"]);
    for (let ms = 0; ms < 1_000; ms++) {
      run.node("model")();
      vi.advanceTimersByTime(1);
    }
    expect(terminal.drawings).toBeGreaterThanOrEqual(10);
    expect(terminal.drawings).toBeLessThanOrEqual(12);
    run.end();
  });

  it("does not appear for a run that ends at once", () => {
    const { play, terminal } = watch(80);
    play.begin(RUN, ["index"]).end();
    expect(terminal.written).toBe("\u001b[32m✓\u001b[39m index: 0 nodes in 0 ms\n");
  });

  it("adds up several runs, and says to which one a note belongs", () => {
    const { play, terminal } = watch(100);
    const runs = [play.begin(RUN, ["index"]), play.begin(OTHER_RUN, ["model"])];
    runs[0]!.node("model")();
    vi.advanceTimersByTime(1_000);
    expect(terminal.line).toBe("███░░░░░░░░░░░░░  2 runs  1/5 nodes  1.0 nodes/s  0:01");
    for (const run of runs) run.end();
    expect(terminal.lines).toEqual([
      "✓ [3f2a9c1d] index: 1 node in 1.00 s",
      "✓ [77aa0000] model: 0 nodes in 1.00 s",
      "",
    ]);
  });

  it("skips drawings while the terminal does not keep up", () => {
    const { play, terminal } = watch(80);
    const run = play.begin(RUN, ["index"]);
    terminal.writableNeedDrain = true;
    vi.advanceTimersByTime(1_000);
    expect(terminal.written).toBe("");
    terminal.writableNeedDrain = false;
    vi.advanceTimersByTime(1_000);
    expect(terminal.line).toContain("0/4 nodes");
    run.end();
  });

  it("has no colors if NO_COLOR is set", () => {
    vi.stubEnv("NO_COLOR", "1");
    const { play, terminal } = watch(80);
    const run = play.begin(RUN, ["index"]);
    vi.advanceTimersByTime(1_000);
    run.end();
    expect(terminal.written).toContain("\u001b[K");
    expect(terminal.written).not.toMatch(/\[\d+m/);
  });

  it("stays below what `printer` prints", () => {
    const terminal = new Terminal(80);
    vi.spyOn(console, "log").mockImplementation((line: string) => void terminal.write(`${line}\n`));
    const play = new Play([progress({ stream: terminal, display: "bar" }), printer()], graph);
    const run = play.begin(RUN, ["index"]);
    vi.advanceTimersByTime(1_000);
    run.node("model")({ result: 1 });
    expect(terminal.lines.slice(-3)).toEqual([
      "[3f2a9c1d] → model",
      "[3f2a9c1d] ✓ model  number  0 ms",
      "░░░░░░░░░░░░░░░░  0/4 nodes  0:01",
    ]);
    run.end();
  });

  it("shares a terminal with the bar of another dataflow", () => {
    const terminal = new Terminal(80);
    const plays = [1, 2].map(() => new Play([progress({ stream: terminal, display: "bar" })], graph));
    const runs = plays.map((play, index) => play.begin(index === 0 ? RUN : OTHER_RUN, ["index"]));
    vi.advanceTimersByTime(1_000);
    runs[0]!.end();
    vi.advanceTimersByTime(1_000);
    expect(terminal.lines).toEqual(["✓ index: 0 nodes in 1.00 s", "░░░░░░░░░░░░░░░░  0/4 nodes  0:02"]);
    runs[1]!.end();
    expect(terminal.isCursorVisible).toBe(true);
  });
});

describe("a terminal", () => {
  it("has its cursor and its listeners back after a run, also after one that fails", () => {
    const before = listeners();
    for (const error of [undefined, new Error("no")]) {
      const { play, terminal } = watch(80);
      const run = play.begin(RUN, ["index"]);
      run.node("model");
      vi.advanceTimersByTime(1_000);
      expect(terminal.isCursorVisible).toBe(false);
      expect(listeners()).toEqual(before.map((count) => count + 1));
      run.end(error);
      expect(terminal.isCursorVisible).toBe(true);
      expect(listeners()).toEqual(before);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it("has its cursor back when the process ends of a signal, which keeps its effect", () => {
    const calls: string[] = [];
    const handlers = new Map<string, () => void>();
    const fake = {
      pid: 7,
      on: (event: string, handler: () => void) => void handlers.set(event, handler),
      removeListener: (event: string) => void handlers.delete(event),
      listenerCount: (event: string) => (event === "SIGTERM" ? 1 : 0),
      kill: (pid: number, signal: string) => void calls.push(`${pid} ${signal}`),
    };
    for (const signal of ["SIGINT", "SIGTERM"]) {
      whenProcessEnds(fake, () => void calls.push("restored"));
      expect([...handlers.keys()]).toEqual(EVENTS);
      handlers.get(signal)?.();
      expect(handlers.size).toBe(0);
    }
    expect(calls).toEqual(["restored", "7 SIGINT", "restored"]);
  });
});

describe("the form", () => {
  const terminal: OutputStream = { isTTY: true, write: () => true };
  const file: OutputStream = { write: () => true };
  it.each([
    [terminal, {}, "bar"],
    [terminal, { CI: "false" }, "bar"],
    [terminal, { CI: "true" }, "lines"],
    [terminal, { TERM: "dumb" }, "lines"],
    [file, {}, "lines"],
  ])("of %o with %o is %s", (stream, env, form) => expect(chooseDisplay(stream, { env })).toBe(form));

  it("is lines on the console in browsers", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const stream = findStream({});
    expect(chooseDisplay(stream, {})).toBe("lines");
    stream.write("one line\n");
    expect(log.mock.calls).toEqual([["one line"]]);
  });

  it.each([
    [{}, true],
    [{ NO_COLOR: "" }, true],
    [{ NO_COLOR: "0" }, false],
  ])("has colors with %o: %s", (env, expected) => expect(isColored({ env })).toBe(expected));
});
