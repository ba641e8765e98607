/** What `recordRuns` writes about runs that succeed, fail, are aborted or refused. */
import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { dataflow, retry } from "@icosian/runtime";
import { applyTo, gracefulErrors } from "@icosian/runtime/adapters";
import { to } from "@icosian/runtime/data";
import { memory } from "@icosian/runtime/memory";
import { recordRuns, type RecordRunsOptions } from "@icosian/runtime/runs";
import { describe, expect, it } from "vitest";
import { defer } from "../deferred.ts";
import { define, makeModule } from "../make-module.ts";
import { loadModules, run } from "../modifiers/build.ts";
import { build, type UntypedDataflow } from "../untyped.ts";
import { readRecorded, RunFolder, runsOf } from "./run-folder.ts";

const folders = new RunFolder();

const waiting = defer<number>();

const MODULE = makeModule(
  "src/a.ts",
  define("double", ["x"], (x: number) => x * 2),
  define("sum", ["double", "y"], (double: number, y: number) => double + y),
  define("broken", ["double"], () => {
    throw new RangeError("out of range");
  }),
  define("slow", ["double"], () => waiting.promise, { isAsync: true }),
  define("place", ["region", "depth?"], (region: string, depth = 0) => `${region} ${depth}`),
);

function open(options: RecordRunsOptions, more: object = {}): UntypedDataflow {
  return build({ modules: [MODULE], adapters: [recordRuns(options)], ...more });
}

describe("a run that succeeds", () => {
  it("is recorded with its values by content and shape", async () => {
    const folder = folders.fresh();
    const flow = open({ folder, tags: { owner: "ann", kind: ["a", "b"] } }, { config: { region: "eu", depth: 3 } });
    await flow.execute(["sum", "double"], { inputs: { x: 2, y: 3 } });
    const { record } = readRecorded(folder);
    const number = {
      opaque: null,
      type: "number",
      length: null,
      missing: 0,
      columns: null,
      summary: null,
      sample: null,
    };
    expect(record).toEqual({
      version: 1,
      runId: runsOf(folder)[0],
      startedAt: expect.any(String) as string,
      endedAt: expect.any(String) as string,
      outcome: "success",
      outputs: {
        sum: { ...number, version: expect.stringMatching(/^[0-9a-f]{24}$/) as string },
        double: { ...number, version: expect.any(String) as string },
      },
      inputs: {
        x: { ...number, version: expect.any(String) as string },
        y: { ...number, version: expect.any(String) as string },
      },
      overrides: {},
      config: { region: "eu", depth: 3 },
      tags: { owner: "ann", kind: ["a", "b"] },
      graphVersion: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      versions: { runtime: expect.any(String) as string, node: process.versions.node },
      git: expect.anything() as object,
      host: {
        hostname: hostname(),
        platform: process.platform,
        arch: process.arch,
        node: process.versions.node,
        pid: process.pid,
      },
      error: null,
    });
    expect(Object.keys(record.outputs)).toEqual(["sum", "double"]);
    expect(readdirSync(join(folder, record.runId)).sort()).toEqual(["events.ndjson", "run.json"]);
  });

  it("has an event for each start and end, in their order, and one for the end of the run", () => {
    const folder = folders.fresh();
    open({ folder }).executeSync(["sum"], { inputs: { x: 2, y: 3 } });
    const { record, events } = readRecorded(folder);
    const at = expect.any(String) as string;
    const durationMs = expect.any(Number) as number;
    const head = { version: 1, at } as const;
    const end = { outcome: "computed", attempt: 1, durationMs, message: null };
    expect(events).toEqual([
      { ...head, event: "nodeStart", node: "double", items: [] },
      { ...head, event: "nodeEnd", node: "double", items: [], ...end },
      { ...head, event: "nodeStart", node: "sum", items: [] },
      { ...head, event: "nodeEnd", node: "sum", items: [], ...end },
      { ...head, event: "runEnd", outcome: "success", durationMs, message: null },
    ]);
    const times = [record.startedAt, ...events.map((event) => event.at), record.endedAt!];
    expect([...times].sort()).toEqual(times);
  });

  it("has the same versions for the same content, and others for other content", () => {
    const folder = folders.fresh();
    const flow = open({ folder });
    const inputs = [
      { x: 2, y: 3 },
      { x: 2, y: 4 },
    ];
    for (const each of inputs) flow.executeSync(["sum"], { inputs: each });
    const [a, b] = runsOf(folder)
      .map((id) => readRecorded(folder, id).record)
      .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
    expect(a!.inputs["x"]).toEqual(b!.inputs["x"]);
    expect(a!.inputs["y"]!.version).not.toBe(b!.inputs["y"]!.version);
    expect(a!.outputs["sum"]!.version).not.toBe(b!.outputs["sum"]!.version);
    expect(a!.graphVersion).toBe(b!.graphVersion);
  });
});

describe("a run that does not succeed", () => {
  it("fails with the error, its code, its node and what was thrown", async () => {
    const folder = folders.fresh();
    await expect(open({ folder }).execute(["broken"], { inputs: { x: 1 } })).rejects.toThrow("out of range");
    const { record, events } = readRecorded(folder);
    expect(record.outcome).toBe("failed");
    expect(record.outputs).toEqual({ broken: null });
    expect(record.error).toMatchObject({
      name: "DataflowError",
      code: "ICO8001",
      subject: "broken",
      causes: [{ name: "RangeError", message: "out of range", stack: expect.stringContaining("RangeError") as string }],
    });
    expect(events.slice(-2)).toMatchObject([
      { event: "nodeEnd", node: "broken", outcome: "failed", message: "out of range" },
      { event: "runEnd", outcome: "failed" },
    ]);
  });

  it("is refused before anything runs", async () => {
    const folder = folders.fresh();
    const flow = open({ folder });
    await expect(flow.execute(["sum"], { inputs: { x: 1 } })).rejects.toThrow("ICO7");
    const { record, events } = readRecorded(folder);
    expect(record).toMatchObject({ outcome: "refused", error: { code: expect.stringMatching(/^ICO7/) as string } });
    expect(events).toMatchObject([{ event: "runEnd", outcome: "refused" }]);
  });

  it.each([[undefined], [null], [{}], [[1, {}]], ["sum"]])("is refused for the outputs %s", async (outputs) => {
    const folder = folders.fresh();
    await expect(open({ folder }).execute(outputs, { inputs: { x: 1, y: 2 } })).rejects.toThrow("ICO7");
    for (const id of runsOf(folder)) expect(readRecorded(folder, id).record.outcome).toBe("refused");
  });

  it("is aborted, and can be read until then", async () => {
    const folder = folders.fresh();
    const abort = new AbortController();
    const run = open({ folder }).execute(["slow"], { inputs: { x: 1 }, signal: abort.signal });
    await expect
      .poll(() => (runsOf(folder).length === 0 ? [] : readRecorded(folder).events), { timeout: 60_000 })
      .toMatchObject([
        { event: "nodeStart", node: "double" },
        { event: "nodeEnd", node: "double" },
        { event: "nodeStart", node: "slow" },
      ]);
    expect(readRecorded(folder).record).toMatchObject({ outcome: "running", endedAt: null, outputs: { slow: null } });
    abort.abort(new Error("enough"));
    waiting.resolve(1);
    await expect(run).rejects.toThrow("enough");
    expect(readRecorded(folder).record).toMatchObject({ outcome: "aborted", endedAt: expect.any(String) as string });
  });
});

describe("what else happens", () => {
  it("is recorded: tries", () => {
    const folder = folders.fresh();
    let calls = 0;
    const flaky = define("flaky", ["x"], (x: number) => {
      if (++calls < 3) throw new Error(`try ${calls}`);
      return x;
    });
    const flow = build({
      modules: [makeModule("src/b.ts", flaky)],
      adapters: [recordRuns({ folder }), applyTo(["flaky"], retry({ attempts: 3 }))],
    });
    flow.executeSync(["flaky"], { inputs: { x: 1 } });
    const { events } = readRecorded(folder);
    expect(events.filter(({ event }) => event === "retry")).toMatchObject([
      { node: "flaky", attempt: 1, message: "try 1" },
      { node: "flaky", attempt: 2, message: "try 2" },
    ]);
    expect(events.at(-2)).toMatchObject({ event: "nodeEnd", outcome: "computed", attempt: 3 });
  });

  it("is recorded: sentinels, with the error behind them", () => {
    const folder = folders.fresh();
    const reader = define("reader", ["broken"], (value: unknown) => value);
    const module = makeModule("src/s.ts", ...MODULE.$manifest.definitions, reader);
    const flow = build({ modules: [module], adapters: [gracefulErrors(), recordRuns({ folder })] });
    expect(flow.executeSync(["reader"], { inputs: { x: 1 } })).toEqual({ reader: null });
    const ends = readRecorded(folder).events.filter(({ event }) => event === "nodeEnd");
    expect(ends).toMatchObject([
      { node: "double", outcome: "computed", message: null },
      { node: "broken", outcome: "sentinel", message: "out of range" },
      { node: "reader", outcome: "sentinel", attempt: 0 },
    ]);
  });

  it("is recorded: requests for columns, and savers", async () => {
    const folder = folders.fresh();
    const store = new Map<string, unknown>();
    const flow = open({ folder });
    flow.executeColumns(["sum"], { columns: { x: Float64Array.of(1, 2, 3) }, inputs: { y: 1 } });
    const { record, events } = readRecorded(folder);
    expect(record.outputs["sum"]).toMatchObject({ length: 3, missing: 0 });
    expect(Object.keys(record.inputs).sort()).toEqual(["x", "y"]);
    expect(events.at(-1)).toMatchObject({ event: "runEnd", outcome: "success" });
    await flow.materialize([to(memory, { id: "saved", dependencies: ["sum"], store, key: "a" })], {
      inputs: { x: 1, y: 2 },
    });
    expect(store.size).toBe(1);
    const records = runsOf(folder).map((id) => readRecorded(folder, id).record);
    expect(records.flatMap(({ outputs }) => Object.keys(outputs)).sort()).toEqual(["saved", "sum"]);
  });

  it("is recorded: warnings of checks", async () => {
    const folder = folders.fresh();
    const source = `export const share = node(checkOutput({ range: [0, 1], importance: "warn" }), (x: number): number => x);`;
    const modules = await loadModules(source);
    const silent = { onWarning: () => {} };
    const flow = dataflow({ modules, adapters: [recordRuns({ folder }), silent] }) as never;
    await run(flow, ["share"], { x: 5 });
    expect(readRecorded(folder).events.filter(({ event }) => event === "warning")).toMatchObject([
      { message: expect.stringContaining("5 is outside [0, 1]") as string },
    ]);
  });

  it("keeps runs apart that go on at the same time, of one dataflow and of several", async () => {
    const folder = folders.fresh();
    const adapter = recordRuns({ folder });
    const other = makeModule(
      "src/c.ts",
      define("other", ["x"], (x: number) => x),
    );
    const flows = [build({ modules: [MODULE], adapters: [adapter] }), build({ modules: [other], adapters: [adapter] })];
    await Promise.all(
      Array.from({ length: 20 }, (_, x) =>
        flows[x % 2]!.execute([x % 2 === 0 ? "double" : "other"], { inputs: { x } }),
      ),
    );
    const runs = runsOf(folder).map((id) => readRecorded(folder, id));
    expect(runs).toHaveLength(20);
    for (const { events } of runs) expect(events.map(({ event }) => event)).toEqual(["nodeStart", "nodeEnd", "runEnd"]);
    const versions = new Map(runs.map(({ record }) => [Object.keys(record.outputs)[0], record.graphVersion]));
    expect(new Set(versions.values()).size).toBe(2);
    for (const { record } of runs) expect(versions.get(Object.keys(record.outputs)[0])).toBe(record.graphVersion);
  });
});
