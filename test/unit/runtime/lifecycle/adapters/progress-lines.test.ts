/** `progress` where there is no terminal: lines for logs. */
import { progress, type OutputStream, type ProgressOptions } from "@icosian/runtime/adapters";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at, Play, toGraph } from "./play.ts";

const RUN = "3f2a9c1d-47cf-4f0e-9d3a-3a1d4a1f7a10";
const OTHER_RUN = "77aa0000-47cf-4f0e-9d3a-3a1d4a1f7a10";

const graph = toGraph({
  url: null,
  page: ["url"],
  embedding: ["page", "model"],
  model: [],
  index: ["embedding"],
  unrelated: ["url"],
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function watch(options: ProgressOptions = {}): { play: Play; lines: () => readonly string[] } {
  let text = "";
  const stream = { write: (chunk: string) => (text += chunk) };
  const play = new Play([progress({ stream, ...options })], graph);
  return { play, lines: () => text.split("\n").slice(0, -1) };
}

describe("lines", () => {
  it("tell the beginning, the state every five seconds, and the end", () => {
    const { play, lines } = watch();
    const run = play.begin(RUN, ["index"], { url: "https://example.org" });
    expect(lines()).toEqual(["[3f2a9c1d] begins index: 4 nodes"]);
    const endModel = run.node("model");
    const endPage = run.node("page");
    const ends = Array.from({ length: 3 }, (_, index) => {
      const items = [at("page", index)];
      return [run.node("embedding", items), run.item("page", items)] as const;
    });
    vi.advanceTimersByTime(4_000);
    ends[0]![0]();
    ends[0]![1]();
    endModel();
    vi.advanceTimersByTime(1_000);
    expect(lines().slice(1)).toEqual([
      "[3f2a9c1d] 1/4 nodes, page 1 item, 5.00 s per item, 0:05, running page 0:05, embedding ×2",
    ]);
    for (const [endNode, endItem] of ends.slice(1)) {
      endNode();
      endItem();
    }
    run.expand("page", 3);
    endPage();
    vi.advanceTimersByTime(5_000);
    expect(lines().slice(2)).toEqual(["[3f2a9c1d] 3/4 nodes, page 3 items, 3.33 s per node, 0:10, 0:04 left"]);
    run.node("index")();
    run.end();
    expect(lines().slice(3)).toEqual(["[3f2a9c1d] done index: 4 nodes in 10.0 s, page 3 items"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("come as often as `intervalMs` says, also during a sync run, which leaves timers no time", () => {
    const { play, lines } = watch({ intervalMs: 100 });
    let clock = 0;
    vi.spyOn(performance, "now").mockImplementation(() => clock);
    const run = play.begin(RUN, ["index"]);
    for (let index = 0; index < 10; index++) {
      const end = run.node(`node${index}`);
      clock += 40;
      end();
    }
    run.end();
    expect(lines()).toHaveLength(2 + 3);
    expect(lines()[1]).toBe("[3f2a9c1d] 3/4 nodes, 25 nodes/s, 0:00, 0:01 left");
  });

  it("tell failures once per node or fan-out, and then count them", () => {
    const { play, lines } = watch();
    const run = play.begin(RUN, ["index"]);
    for (let index = 0; index < 5; index++) {
      const items = [at("page", index)];
      const endItem = run.item("page", items);
      run.retry("embedding", 1, new Error("socket hang up\n    at somewhere"), 200, items);
      const end = run.node("embedding", items);
      end({ error: new Error("HTTP 503") });
      endItem(new Error("HTTP 503"));
    }
    run.retry("model", 2, "a string", 0);
    run.end(new Error("ICO8001 node-failed: no\nmore"));
    expect(lines().slice(1)).toEqual([
      "[3f2a9c1d] embedding [page 0] failed, attempt 2 in 200 ms: socket hang up",
      "[3f2a9c1d] item page 0 failed: HTTP 503",
      "[3f2a9c1d] model failed, attempt 3: a string",
      "[3f2a9c1d] index failed after 0 ms at 0/4 nodes, page 5 items (5 failed), 6 retries: ICO8001 node-failed: no",
    ]);
  });

  it("tell which nodes are being tried again, until they end", () => {
    const { play, lines } = watch();
    const run = play.begin(RUN, ["index"]);
    const ends = [0, 1].map((index) => run.node("embedding", [at("page", index)]));
    for (const attempt of [1, 2]) run.retry("embedding", attempt, new Error("socket hang up"), 200, [at("page", 1)]);
    vi.advanceTimersByTime(5_000);
    ends[1]!({ attempts: 3 });
    vi.advanceTimersByTime(5_000);
    ends[0]!();
    run.end();
    expect(lines().filter((line) => line.includes("running"))).toEqual([
      "[3f2a9c1d] 0/4 nodes, 2 retries, 0:05, running embedding ×2 (1 retrying)",
      "[3f2a9c1d] 0/4 nodes, 2 retries, 0:10, running embedding",
    ]);
  });

  it("show ten warnings of a run, and those of no run", () => {
    const { play, lines } = watch();
    play.warn(null, "before");
    const run = play.begin(RUN, ["index"]);
    for (let index = 0; index < 12; index++) play.warn(RUN, `check ${index}\n\u001b[31mfailed`);
    run.end();
    expect(lines().slice(0, 3)).toEqual([
      "warning: before",
      "[3f2a9c1d] begins index: 4 nodes",
      "[3f2a9c1d] warning: check 0 failed",
    ]);
    expect(lines().slice(-2)).toEqual([
      "[3f2a9c1d] warning: more warnings of this run are only counted",
      "[3f2a9c1d] done index: 0 nodes in 0 ms, 12 warnings",
    ]);
    expect(lines()).toHaveLength(2 + 11 + 1);
  });

  it("tell several runs apart", () => {
    const { play, lines } = watch();
    const [first, second] = [play.begin(RUN, ["index"]), play.begin(OTHER_RUN, ["unrelated"])];
    vi.advanceTimersByTime(5_000);
    first.end();
    expect(vi.getTimerCount()).toBe(1);
    second.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(lines()).toEqual([
      "[3f2a9c1d] begins index: 4 nodes",
      "[77aa0000] begins unrelated: 1 node",
      "[3f2a9c1d] 0/4 nodes, 0:05",
      "[77aa0000] 0/1 node, 0:05",
      "[3f2a9c1d] done index: 0 nodes in 5.00 s",
      "[77aa0000] done unrelated: 0 nodes in 5.00 s",
    ]);
  });

  it("do not mind hooks of runs that have ended or never began, or outputs that nobody knows", () => {
    const { play, lines } = watch();
    const run = play.begin(RUN, ["\u001b[31mnobody\nknows"]);
    run.end(new Error("ICO7010"));
    const before = lines();
    run.node("late")();
    run.item("late", [at("late", 0)])();
    run.retry("late", 1, null, 0);
    run.expand("late", 1);
    run.end();
    expect(lines()).toEqual(before);
    expect(before.at(-1)).toBe("[3f2a9c1d] nobody knows failed after 0 ms at 0/0 nodes: ICO7010");
  });
});

describe("a stream that breaks", () => {
  it.each([
    ["throws", { write: (): never => expect.fail("EPIPE") }],
    ["reports an error", { write: (_: string, done?: (error: Error) => void) => done?.(new Error("EPIPE")) }],
  ])("when it %s, is left alone after one warning", (_, broken) => {
    const stream = { ...broken, write: vi.fn<OutputStream["write"]>(broken.write) };
    const play = new Play([progress({ stream })], graph);
    const run = play.begin(RUN, ["index"]);
    run.node("model")({ error: new Error("no") });
    vi.advanceTimersByTime(20_000);
    run.end();
    expect(play.warnings).toEqual(["`progress` cannot write: EPIPE"]);
    expect(stream.write).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
