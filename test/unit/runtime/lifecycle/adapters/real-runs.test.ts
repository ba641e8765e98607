/** Adapters that watch real runs: sync, async, nested fan-outs, failing items, prepared requests and compiled plans. */
import { dataflow, retry, type LifecycleAdapter } from "@icosian/runtime";
import {
  applyTo,
  gracefulErrors,
  printer,
  progress,
  slowNodes,
  timings,
  type Timings,
} from "@icosian/runtime/adapters";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../../property/compile-modules.ts";
import { catchError } from "../../catch-error.ts";
import { checkTrace, contains } from "./check-trace.ts";
import { Terminal } from "./terminal.ts";

const FEATURES = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const scale = (factor: number): number => factor * 2;
export const offset = (scale: number): number => scale + 1;
export const unrelated = (offset: number): number => offset;

export function* page(pages: number): Parallelizable<number> { for (let each = 0; each < pages; each++) yield each; }
export function* line(page: number, scale: number): Parallelizable<number> { for (let each = 0; each < page; each++) yield each * scale; }
export const word = (line: number): number => line + 1;
export const words = (word: Collect<number>): number => word.length;
export const total = (words: Collect<number>, offset: number): number => words.reduce((sum, each) => sum + each, offset);

export async function* url(urls: number): Parallelizable<number> { for (let each = 0; each < urls; each++) { await sleep(1); yield each; } }
export async function response(url: number, patience: number): Promise<number> {
  await sleep(patience);
  if (url % 5 === 3) throw new Error("HTTP 503 for " + url);
  return url;
}
export const parsed = (response: number): number => response * 10;
export const sum = (parsed: Collect<number>): number => parsed.reduce((sum, each) => sum + each, 0);
export const slow = async (patience: number): Promise<number> => { await sleep(20 * patience); return 1; };
export const report = (sum: number, slow: number, offset: number): string => [sum, slow, offset].join();
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./module0.js";
export const run = (adapters) => {
  const flow = dataflow({ modules: [features], adapters });
  return flow.executeSync(["total"], { inputs: { factor: 1, pages: 4 } });
};
`;

/** The dataflow without types, because the compiler of the tests does not see the module. */
interface Flow {
  execute(outputs: readonly string[], options: object): Promise<Record<string, unknown>>;
  executeSync(outputs: readonly string[], options: object): Record<string, unknown>;
  prepare(outputs: readonly string[]): Flow & { executeSync(options: object): Record<string, unknown> };
}

const folder = new CompileFolder();
afterAll(() => folder.remove());
let features: object;
let main: { readonly run: (adapters: readonly LifecycleAdapter[]) => object };
beforeAll(async () => {
  const compiled = await folder.compile([FEATURES], MAIN).load();
  features = compiled[0]!;
  main = compiled[1] as typeof main;
});

function watch(): {
  flow: Flow;
  log: () => readonly string[];
  printed: string[];
  times: Timings;
  all: LifecycleAdapter[];
} {
  let text = "";
  const printed: string[] = [];
  const times = timings();
  const stream = { write: (chunk: string) => (text += chunk) };
  const all = [progress({ stream }), printer({ print: (line) => printed.push(line) }), times];
  const flow = dataflow({ modules: [features], adapters: all }) as unknown as Flow;
  return {
    flow,
    printed,
    times,
    all,
    log: () =>
      text
        .replaceAll(/^\[\w+\] /gm, "")
        .split("\n")
        .slice(0, -1),
  };
}

/** What a text says without its times. */
function withoutTimes(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll(/\[\w{8}\] /g, "").replaceAll(/\d+(\.\d+)? (µs|ms|s)\b/g, "TIME"));
}

const TOTAL = { inputs: { factor: 1, pages: 4 } };
const REPORT = { inputs: { factor: 1, urls: 10, patience: 5 }, onItemError: () => {} };

describe("progress", () => {
  it("knows how many nodes a request needs, sync, async and prepared", async () => {
    const { flow, log } = watch();
    flow.executeSync(["offset"], TOTAL);
    await flow.execute(["offset"], TOTAL);
    flow.prepare(["offset"]).executeSync({ ...TOTAL, overrides: { scale: 5 } });
    expect(withoutTimes(log())).toEqual([
      "begins offset: 2 nodes",
      "done offset: 2 nodes in TIME",
      "begins offset: 2 nodes",
      "done offset: 2 nodes in TIME",
      "begins offset: 1 node",
      "done offset: 1 node in TIME",
    ]);
  });

  it("tells the requests of several dataflows apart by their configs", () => {
    const { flow, log, all } = watch();
    const other = dataflow({ modules: [features], config: { scale: 5 }, adapters: all }) as unknown as Flow;
    for (const each of [flow, other, flow]) each.executeSync(["unrelated"], each === flow ? TOTAL : {});
    const begins = withoutTimes(log()).filter((line) => line.startsWith("begins"));
    expect(begins).toEqual(["3 nodes", "2 nodes", "3 nodes"].map((count) => `begins unrelated: ${count}`));
  });

  it("counts the items of nested fan-outs, in code as in the interpreter", () => {
    const { flow, log, all } = watch();
    flow.executeSync(["total"], TOTAL);
    const interpreted = withoutTimes(log());
    expect(interpreted).toEqual(["begins total: 7 nodes", "done total: 7 nodes in TIME, page 4 items, line 6 items"]);
    expect(main.run(all)).toEqual({ total: 9 });
    expect(withoutTimes(log()).slice(2)).toEqual(interpreted);
  });

  it("tells of items that fail, and of a run that fails", async () => {
    const { flow, log } = watch();
    expect(await flow.execute(["report"], REPORT)).toEqual({ report: "340,1,3" });
    expect(withoutTimes(log())).toEqual([
      "begins report: 8 nodes",
      expect.stringMatching(/^item url 3 failed: .*HTTP 503 for 3/) as string,
      "done report: 8 nodes in TIME, url 10 items (2 failed)",
    ]);
    await catchError(() => flow.execute(["report"], { ...REPORT, onItemError: undefined }));
    expect(log().at(-1)).toMatch(/^report failed after .* at \d\/8 nodes, .*: ICO8001 node-failed: /);
  });

  it("tells of a request that is refused, and of a run that is aborted", async () => {
    const { flow, log } = watch();
    await catchError(() => flow.execute(["reprot"], REPORT));
    expect(withoutTimes(log()).at(-1)).toMatch(/^reprot failed after TIME at 0\/0 nodes: ICO7001 /);
    const signal = AbortSignal.timeout(10);
    await catchError(() => flow.execute(["report"], { ...REPORT, signal }));
    expect(log().at(-1)).toMatch(/^report failed after .*: ICO8002 /);
  });

  it("draws on a terminal until the end, and leaves no listener", async () => {
    const terminal = new Terminal(100);
    const before = process.listenerCount("exit");
    const adapters = [progress({ stream: terminal, display: "bar" }), slowNodes({ ms: 90 })];
    const flow = dataflow({ modules: [features], adapters }) as unknown as Flow;
    await Promise.all(
      [1, 2].map(() => flow.execute(["report"], { ...REPORT, inputs: { ...REPORT.inputs, patience: 10 } })),
    );
    expect(terminal.drawings).toBeGreaterThan(0);
    expect(terminal.isCursorVisible).toBe(true);
    expect(process.listenerCount("exit")).toBe(before);
    const lines = withoutTimes(terminal.lines);
    expect(lines.filter((line) => line.startsWith("✓"))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith("! `slow` has been running for TIME"))).toHaveLength(2);
    expect(lines.filter((line) => /^✓.*, \d+ warnings?$/.test(line))).toHaveLength(2);
    expect(lines.at(-1)).toBe("");
  });
});

describe("printer", () => {
  it("prints each node of each item", () => {
    const { flow, printed } = watch();
    flow.executeSync(["total"], { inputs: { factor: 1, pages: 2 } });
    expect(
      withoutTimes(printed)
        .filter((line) => /✓|⋯/.test(line))
        .toSorted(),
    ).toEqual(
      [
        "✓ run  TIME",
        "✓ scale  number  TIME",
        "✓ offset  number  TIME",
        "✓ total  number  TIME",
        "⋯ page  2 items",
        "✓ page  TIME",
        "⋯ line  0 items",
        "✓ line [page 0]  TIME",
        "✓ words [page 0]  number  TIME",
        "⋯ line  1 item",
        "✓ line [page 1]  TIME",
        "✓ words [page 1]  number  TIME",
        "✓ word [page 1, line 0]  number  TIME",
      ].toSorted(),
    );
  });
});

describe("timings", () => {
  it("are a tree of nested fan-outs, in code as in the interpreter", () => {
    const { flow, times, all } = watch();
    flow.executeSync(["total"], TOTAL);
    expect(main.run(all)).toEqual({ total: 9 });
    const trees = times
      .toText()
      .split(/^run .*$/m)
      .slice(1);
    expect(trees).toHaveLength(2);
    for (const tree of trees)
      for (const [name, count, notes] of [
        ["page", 1, "4 items"],
        ["line", 4, "6 items"],
        ["word", 6, ""],
        ["words", 4, ""],
        ["total", 1, ""],
      ] as const)
        expect(tree).toMatch(new RegExp(String.raw`─ ${name} +${count} .*${notes}$`, "m"));
  });

  it("make a trace in which items are within their fan-outs, and nodes within their items", async () => {
    const { flow, times } = watch();
    flow.executeSync(["total"], TOTAL);
    await Promise.all([1, 2].map(() => flow.execute(["report"], REPORT)));
    const events = checkTrace(times.toChromeTrace());
    expect(new Set(events.map(({ args }) => args["outcome"]))).toEqual(new Set(["success", "failed", "computed"]));
    for (const node of events.filter(({ cat, args }) => cat === "node" && "items" in args)) {
      const around = events.filter(
        ({ cat, pid, args }) => cat === "item" && pid === node.pid && args["items"] === node.args["items"],
      );
      expect(around).toHaveLength(1);
      expect(contains(around[0]!, node)).toBe(true);
      expect(around[0]!.tid === node.tid || node.tid > 1).toBe(true);
    }
    for (const run of events.filter(({ cat }) => cat === "run"))
      for (const each of events.filter(({ pid }) => pid === run.pid)) expect(contains(run, each)).toBe(true);
  });
});

it("retries and sentinels are shown by all of them", async () => {
  const { all, log, printed, times } = watch();
  const retried = applyTo(["response"], retry({ attempts: 2, delayMs: 5, jitter: false }));
  const adapters = [...all, gracefulErrors(), retried];
  const flow = dataflow({ modules: [features], adapters }) as unknown as Flow;
  await flow.execute(["report"], REPORT);
  expect(withoutTimes(log()).slice(1)).toEqual([
    "response [url 3] failed, attempt 2 in TIME: HTTP 503 for 3",
    expect.stringMatching(/^done report: 8 nodes in TIME, url 10 items, \d+ sentinels, 2 retries$/) as string,
  ]);
  const lines = withoutTimes(printed).filter((line) => line.includes("[url 3]"));
  expect(lines.filter((line) => line.includes("response"))).toEqual([
    "→ response [url 3]",
    "↻ response [url 3]  attempt 1 failed: HTTP 503 for 3  next in TIME",
    "∅ response [url 3]  sentinel null  TIME  2 attempts",
  ]);
  expect(lines.filter((line) => line.startsWith("∅ parsed"))).toHaveLength(1);
  expect(times.toText()).toMatch(/─ response +10 .*2 sentinels, 2 retries$/m);
  const outcomes = checkTrace(times.toChromeTrace()).filter(({ name }) => name === "response");
  expect(outcomes.filter(({ args }) => args["outcome"] === "sentinel" && args["attempts"] === 2)).toHaveLength(2);
});

it("10,000 runs leave no timer and no listener", async () => {
  const { flow } = watch();
  const count = (): number => process.getActiveResourcesInfo().filter((each) => each === "Timeout").length;
  const [timers, listeners] = [count(), process.listenerCount("exit")];
  for (let run = 0; run < 10_000; run++) flow.executeSync(["offset"], TOTAL);
  // Vitest has timers of its own, which come and go.
  expect(count()).toBeLessThan(timers + 10);
  expect(process.listenerCount("exit")).toBe(listeners);
});
