/** Fan-outs: sums for all items, and events of single items as far as they are wanted. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { recordRuns, type RecordRunsOptions, type RunEvent } from "@icosian/runtime/runs";
import { describe, expect, it } from "vitest";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";
import { readRecorded, RunFolder, runsOf } from "./run-folder.ts";

const folders = new RunFolder();

/** Squares the numbers below `n`; those that `isBad` names fail, and their items are left out. */
function runItems(n: number, isBad: (i: number) => boolean, options: RecordRunsOptions): readonly RunEvent[] {
  const folder = folders.fresh();
  const module = makeModule(
    "src/items.ts",
    define("item", ["n"], (count: number) => Array.from({ length: count }, (_, index) => index), { fansOut: true }),
    define("square", ["item"], (item: number) => {
      if (isBad(item)) throw new RangeError(`bad ${item}`);
      return item * item;
    }),
    define("sum", ["square*"], (all: readonly number[]) => all.reduce((a, b) => a + b, 0)),
  );
  const flow = build({ modules: [module], adapters: [recordRuns({ folder, ...options })] });
  flow.executeSync(["sum"], { inputs: { n }, onItemError: () => {} });
  expect(statSync(join(folder, runsOf(folder)[0]!, "events.ndjson")).size).toBeLessThan(5e6);
  return readRecorded(folder).events;
}

const isOdd = (index: number): boolean => index % 2 === 1;

function about(events: readonly RunEvent[], node: string): readonly RunEvent[] {
  return events.filter((event) => "node" in event && event.node === node);
}

describe("the events of a fan-out", () => {
  it("are sums and what failed, unless told otherwise", () => {
    const events = runItems(4, isOdd, {});
    const durationMs = expect.any(Number) as number;
    expect(about(events, "square")).toMatchObject([
      { event: "nodeEnd", items: [{ fanOut: "item", index: 1 }], outcome: "failed", message: "bad 1" },
      { event: "nodeEnd", items: [{ fanOut: "item", index: 3 }], outcome: "failed", message: "bad 3" },
      {
        event: "nodeEnd",
        items: [],
        outcome: "failed",
        attempt: 4,
        durationMs,
        message: "bad 1",
        counts: { computed: 2, cached: 0, sentinel: 0, failed: 2 },
      },
    ]);
    expect(about(events, "item").filter(({ event }) => event === "itemEnd")).toMatchObject([
      { items: [{ fanOut: "item", index: 1 }], outcome: "failed" },
      { items: [{ fanOut: "item", index: 3 }], outcome: "failed" },
      { items: [], outcome: "failed", counts: { success: 2, failed: 2 }, durationMs },
    ]);
    expect(about(events, "sum").map(({ event }) => event)).toEqual(["nodeStart", "nodeEnd"]);
  });

  it("are all of them, or only sums", () => {
    const all = runItems(3, isOdd, { items: "all" });
    expect(about(all, "square").map(({ event }) => event)).toEqual([
      ...Array.from({ length: 3 }, () => ["nodeStart", "nodeEnd"]).flat(),
      "nodeEnd",
    ]);
    const none = runItems(3, isOdd, { items: "none" });
    expect(about(none, "square")).toMatchObject([{ event: "nodeEnd", counts: { computed: 2, failed: 1 } }]);
    expect(about(none, "item").filter(({ event }) => event === "itemEnd")).toMatchObject([
      { counts: { success: 2, failed: 1 } },
    ]);
  });

  it("do not grow with a hundred thousand items", () => {
    const events = runItems(100_000, () => false, {});
    expect(events.length).toBeLessThan(100);
    expect(about(events, "square").at(-1)).toMatchObject({ counts: { computed: 100_000, failed: 0 } });
    // Sums are written while the run goes on, and never become smaller.
    const sums = about(events, "square").map((event) => ("attempt" in event ? event.attempt : 0));
    expect(sums).toEqual([...sums].sort((a, b) => a - b));
  });

  it("end after ten thousand failures, which are counted on", () => {
    const events = runItems(30_000, () => true, {});
    expect(events.filter((event) => "items" in event && event.items.length > 0)).toHaveLength(10_000);
    expect(events.filter(({ event }) => event === "warning")).toMatchObject([
      { message: expect.stringContaining("more than 10,000") as string },
    ]);
    expect(about(events, "square").at(-1)).toMatchObject({ counts: { failed: 30_000 } });
  });
});
