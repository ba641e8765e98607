/** `printer`: one line for everything that happens. */
import { printer, type PrinterOptions } from "@icosian/runtime/adapters";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at, Play } from "./play.ts";

const RUN = "3f2a9c1d-47cf-4f0e-9d3a-3a1d4a1f7a10";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function record(options: PrinterOptions = {}): { play: Play; lines: string[] } {
  const lines: string[] = [];
  return { lines, play: new Play([printer({ print: (line) => lines.push(line), ...options })]) };
}

/** A run in which about everything happens. */
function playAll(play: Play): void {
  const run = play.begin(RUN, ["index"], { url: "https://example.org" }, { model: new Map() });
  const endPage = run.node("page", [], { url: "https://example.org" });
  const items = [at("page", 0)];
  const endItem = run.item("page", items);
  const endText = run.node("text", items, { page: { id: 1, html: "…" } });
  run.retry("text", 1, new Error("socket hang up\nat"), 200, items);
  vi.advanceTimersByTime(250);
  endText({ result: "some text", attempts: 2 });
  const inner = [...items, at("line", 3)];
  run.node("embedding", inner)({ outcome: "cached", result: Float64Array.of(1, 2, 3), attempts: 0 });
  run.node("length", inner)({ outcome: "sentinel", result: null });
  endItem();
  run.expand("page", 1);
  endPage();
  play.warn(RUN, "a check failed");
  run.node("index")({ error: new TypeError("no index"), attempts: 3 });
  run.end(new Error("ICO8001 node-failed: no index\nat"));
}

describe("lines", () => {
  it("tell everything in order", () => {
    const { play, lines } = record();
    playAll(play);
    expect(lines).toEqual([
      "[3f2a9c1d] → run  index  inputs { url: string(19) }  overrides { model: Map(0) }",
      "[3f2a9c1d] → page",
      "[3f2a9c1d] → text [page 0]",
      "[3f2a9c1d] ↻ text [page 0]  attempt 1 failed: socket hang up  next in 200 ms",
      "[3f2a9c1d] ✓ text [page 0]  string(9)  250 ms  2 attempts",
      "[3f2a9c1d] → embedding [page 0, line 3]",
      "[3f2a9c1d] ✓ embedding [page 0, line 3]  Float64Array(3)  0 ms  cached",
      "[3f2a9c1d] → length [page 0, line 3]",
      "[3f2a9c1d] ∅ length [page 0, line 3]  sentinel null  0 ms",
      "[3f2a9c1d] ⋯ page  1 item",
      "[3f2a9c1d] ✓ page  250 ms",
      "[3f2a9c1d] ! a check failed",
      "[3f2a9c1d] → index",
      "[3f2a9c1d] ✗ index  0 ms  3 attempts  no index",
      "[3f2a9c1d] ✗ run  250 ms  ICO8001 node-failed: no index",
    ]);
  });

  it("describe inputs if they are asked to", () => {
    const { play, lines } = record({ inputs: true });
    playAll(play);
    expect(lines.filter((line) => line.includes("→")).slice(1, 3)).toEqual([
      "[3f2a9c1d] → page  { url: string(19) }",
      "[3f2a9c1d] → text [page 0]  { page: object(2 keys) }",
    ]);
  });

  it("leave out beginnings if they are asked to", () => {
    const { play, lines } = record({ starts: false });
    playAll(play);
    expect(lines.filter((line) => line.includes("→"))).toHaveLength(1);
    expect(lines).toHaveLength(15 - 5);
  });

  it("never show data", () => {
    const { play, lines } = record({ inputs: true });
    const secret = "4711-0815";
    const run = play.begin(RUN, ["a"], { secret }, { also: { secret } });
    run.node("a", [], { secret, list: [secret], map: new Map([[secret, secret]]) })({ result: { [secret]: secret } });
    run.end();
    expect(lines.join("\n")).not.toContain("4711");
  });

  it("are one line each, whatever errors, outputs and warnings say", () => {
    const { play, lines } = record();
    const run = play.begin(RUN, ["a\nb"], { "c\u001b[2Jd": 1 });
    run.node("a")({ error: new Error("\u001b[31mred\u001b[0m\r\nmore") });
    play.warn(null, "two\nlines");
    run.end({ message: "not an error" });
    expect(lines).toHaveLength(5);
    // oxlint-disable-next-line no-control-regex
    expect(lines.filter((line) => /[\u0000-\u001f]/.test(line))).toEqual([]);
    expect(lines.at(-2)).toBe("! two lines");
  });

  it("go to the console by themselves", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    new Play([printer()]).begin(RUN, ["a"]).end();
    expect(log.mock.calls).toEqual([["[3f2a9c1d] → run  a"], ["[3f2a9c1d] ✓ run  0 ms"]]);
  });
});

describe("a `print` that fails", () => {
  it("by throwing is reported once, and called again", () => {
    const print = vi.fn<() => void>(() => {
      throw new Error("disk full");
    });
    const { play } = record({ print });
    playAll(play);
    expect(play.warnings).toEqual(["`print` of `printer` failed: disk full"]);
    // The warning is printed too.
    expect(print).toHaveBeenCalledTimes(16);
  });

  it("by rejecting leaves no unhandled rejection", async () => {
    const unhandled = vi.fn<() => void>();
    process.on("unhandledRejection", unhandled);
    const { play } = record({ print: () => Promise.reject(new Error("offline")) });
    playAll(play);
    vi.useRealTimers();
    await new Promise((resolve) => void setTimeout(resolve, 20));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(play.warnings).toEqual(["`print` of `printer` failed: offline"]);
  });
});
