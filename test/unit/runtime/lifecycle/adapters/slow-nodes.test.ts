/** `slowNodes`: warns once of everything that takes too long. */
import { slowNodes, type SlowNode } from "@icosian/runtime/adapters";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at, Play } from "./play.ts";

const RUN = "3f2a9c1d-47cf-4f0e-9d3a-3a1d4a1f7a10";
const OTHER_RUN = "77aa0000-47cf-4f0e-9d3a-3a1d4a1f7a10";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("a slow node", () => {
  it("is told of while it is running, once", () => {
    const play = new Play([slowNodes({ ms: 1_000 })]);
    const run = play.begin(RUN, ["a"]);
    const end = run.node("a");
    vi.advanceTimersByTime(999);
    expect(play.warnings).toEqual([]);
    vi.advanceTimersByTime(10_000);
    end();
    run.end();
    expect(play.warnings).toEqual(["`a` has been running for 1.00 s; more than 1.00 s is slow."]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("that leaves no time to timers is told of at its end", () => {
    let clock = 0;
    vi.spyOn(performance, "now").mockImplementation(() => clock);
    const play = new Play([slowNodes({ ms: 1_000 })]);
    const run = play.begin(RUN, ["a", "b"]);
    for (const [name, ms] of [
      ["a", 1_000],
      ["b", 1_001],
    ] as const) {
      const end = run.node(name);
      clock += ms;
      end();
    }
    run.end();
    expect(play.warnings).toEqual(["`b` took 1.00 s; more than 1.00 s is slow."]);
  });

  it("is told of with its items, each computation by itself", () => {
    const slow: SlowNode[] = [];
    const play = new Play([slowNodes({ ms: 100, report: (each) => slow.push(each) })]);
    const run = play.begin(RUN, ["a"]);
    for (const index of [0, 1, 2]) {
      const end = run.node("a", [at("page", index)]);
      vi.advanceTimersByTime(index === 1 ? 50 : 40 + 60 * (index + 1));
      end();
    }
    run.end();
    expect(slow).toEqual(
      [0, 2].map((index) => ({
        runId: RUN,
        node: "a",
        items: [at("page", index)],
        durationMs: expect.any(Number) as number,
        isRunning: true,
      })),
    );
    expect(play.warnings).toEqual([]);
  });

  it("is told of in order if many run at the same time, by one timer", () => {
    const slow: string[] = [];
    const play = new Play([
      slowNodes({ ms: 100, report: ({ node, durationMs }) => slow.push(`${node} ${durationMs}`) }),
    ]);
    const run = play.begin(RUN, ["a"]);
    const ends = ["a", "b", "c", "d"].map((name) => {
      const end = run.node(name);
      vi.advanceTimersByTime(30);
      return end;
    });
    // By now 120 ms have passed.
    ends[2]!();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1_000);
    run.end();
    expect(slow.map((text) => text.split(" ")[0])).toEqual(["a", "b", "d"]);
    for (const text of slow) expect(Number(text.split(" ")[1])).toBeLessThan(103);
  });

  it("that fans out is told of only before its first item", () => {
    const play = new Play([slowNodes({ ms: 100 })]);
    const run = play.begin(RUN, ["a"]);
    const ends = [run.node("late"), run.node("early")];
    run.item("early", [at("early", 0)]);
    vi.advanceTimersByTime(200);
    run.item("late", [at("late", 0)]);
    for (const end of ends) end();
    run.end();
    expect(play.warnings).toEqual(["`late` has been running for 100 ms; more than 100 ms is slow."]);
  });

  it("of one run does not keep the timer of another from ending", () => {
    const play = new Play([slowNodes({ ms: 100 })]);
    const [first, second] = [play.begin(RUN, ["a"]), play.begin(OTHER_RUN, ["a"])];
    first.node("a");
    second.node("a");
    second.end(new Error("aborted"));
    vi.advanceTimersByTime(300);
    first.end();
    expect(play.warnings).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
    first.node("late");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("reports", () => {
  it("that throw, also from a timer, are reported once", () => {
    const report = vi.fn<() => void>(() => {
      throw new Error("no channel");
    });
    const play = new Play([slowNodes({ ms: 100, report })]);
    const run = play.begin(RUN, ["a"]);
    for (const name of ["a", "b"]) run.node(name);
    vi.advanceTimersByTime(200);
    run.end();
    expect(report).toHaveBeenCalledTimes(2);
    expect(play.warnings).toEqual(["`report` of `slowNodes` failed: no channel"]);
  });

  it("of a time longer than timers can wait do not come at once", () => {
    const play = new Play([slowNodes({ ms: 2 ** 40 })]);
    const run = play.begin(RUN, ["a"]);
    run.node("a");
    vi.advanceTimersByTime(10_000);
    run.end();
    expect(play.warnings).toEqual([]);
  });
});
