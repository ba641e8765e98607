/** Names, values and functions of users that do their worst: everything is recorded, and nothing fails the run. */
import type { LifecycleAdapter } from "@icosian/runtime";
import { recordRuns, type RecordRunsOptions, type RunEvent, type RunRecord } from "@icosian/runtime/runs";
import { describe, expect, it } from "vitest";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";
import { readRecorded, RunFolder } from "./run-folder.ts";

const folders = new RunFolder();

/** What a run leaves behind. */
interface Left {
  readonly record: RunRecord;
  readonly events: readonly RunEvent[];
  readonly warnings: readonly string[];
}

/** Runs a node that returns or throws, with a config and inputs. */
async function runOnce(
  act: () => unknown,
  { config, inputs = {}, ...options }: RecordRunsOptions & { config?: unknown; inputs?: Record<string, unknown> } = {},
): Promise<Left> {
  const folder = folders.fresh();
  const warnings: string[] = [];
  const listener: LifecycleAdapter = { onWarning: ({ message }) => void warnings.push(message) };
  const reads = config === undefined ? [] : ["given"];
  const flow = build({
    modules: [makeModule("src/a.ts", define("node\n", [...reads, ...Object.keys(inputs)], act))],
    adapters: [recordRuns({ folder, git: false, ...options }), listener],
    ...(config !== undefined && { config: { given: config } }),
  });
  await flow.execute(["node\n"], { inputs }).catch(() => {});
  return { ...readRecorded(folder), warnings };
}

describe("names", () => {
  it("may be `__proto__`, and have line breaks", async () => {
    const inputs = Object.fromEntries([
      ["__proto__", 1],
      ["a\nb\u2028", 2],
    ]);
    const { record, events, warnings } = await runOnce(() => 1, { inputs });
    expect(Object.keys(record.inputs)).toEqual(["__proto__", "a\nb\u2028"]);
    expect(Object.keys(record.outputs)).toEqual(["node\n"]);
    expect(events).toMatchObject([{ node: "node\n" }, { node: "node\n" }, { event: "runEnd" }]);
    expect(warnings).toEqual([]);
  });
});

describe("config", () => {
  it("is written as data, however it is made", async () => {
    const cycle: Record<string, unknown> = { name: "a" };
    cycle["self"] = cycle;
    const deep = Array.from({ length: 5000 }).reduce((inner: unknown) => ({ inner }), 1);
    const proxy = new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail });
    const config = {
      big: 12n,
      numbers: [NaN, Infinity, -0, 1],
      nothing: undefined,
      symbol: Symbol("a"),
      callback: () => 1,
      getter: Object.defineProperty({}, "secret", { get: fail, enumerable: true }),
      toJSON: { toJSON: fail },
      date: new Date(0),
      wrong: new Date(NaN),
      map: new Map([[1, 2]]),
      url: new URL("https://me:secret@example.org"),
      bytes: new Uint8Array(3),
      cycle,
      proxy,
      long: Array.from({ length: 150 }, (_, index) => index),
      ["__proto__"]: "an own one",
    };
    const { record, warnings } = await runOnce(() => 1, { config: { ...config, deep } });
    const given = record.config["given"] as Record<string, unknown>;
    expect(given).toMatchObject({
      big: "12n",
      numbers: ["NaN", "Infinity", "-0", 1],
      nothing: "undefined",
      symbol: "symbol",
      callback: "function",
      getter: { secret: "getter" },
      toJSON: { toJSON: "function" },
      date: "1970-01-01T00:00:00.000Z",
      wrong: "Invalid Date",
      map: "Map(1)",
      url: "URL",
      bytes: "Uint8Array(3)",
      cycle: { name: "a", self: "(cycle)" },
      proxy: "Proxy",
    });
    expect(given["long"]).toHaveLength(101);
    expect(JSON.stringify(given["deep"]).length).toBeLessThan(200);
    expect(Object.getOwnPropertyDescriptor(given, "__proto__")?.value).toBe("an own one");
    expect(JSON.stringify(record)).not.toContain("me:secret");
    expect(warnings).toEqual([]);
  });

  it("is shortened if it is large", async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`key${index}`, { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }]),
    );
    const { record } = await runOnce(() => 1, {
      config: { text: "x".repeat(10_000_000), all: [wide, wide, wide, wide, wide, wide, wide] },
    });
    const text = JSON.stringify(record);
    expect(text.length).toBeLessThan(200_000);
    expect((record.config["given"] as { text: string }).text).toMatch(/^x{1000}… \(10,000,000 characters\)$/);
  });
});

describe("values", () => {
  it("are never asked by their getters, traps or methods", async () => {
    const inputs = {
      getter: Object.defineProperty({}, "a", { get: fail, enumerable: true }),
      rows: [Object.defineProperty({}, "a", { get: fail, enumerable: true })],
      // Whether it is a promise, is asked when the request is validated.
      proxy: new Proxy([], {
        get: (_, key) => (key === "then" ? undefined : fail()),
        ownKeys: fail,

        getOwnPropertyDescriptor: fail,
      }),
      json: { toJSON: fail, toString: fail },
    };
    const { record, warnings } = await runOnce(() => 1, { inputs, values: "sample" });
    expect(Object.values(record.inputs).map(({ version }) => version)).toEqual([null, null, null, null]);
    expect(record.outcome).toBe("success");
    expect(warnings).toEqual([]);
  });

  it("may have columns of different lengths", async () => {
    const { record } = await runOnce(() => ({ a: [1, 2], b: [1] }), { values: "sample" });
    expect(record.outputs["node\n"]).toMatchObject({ type: "object", columns: null, length: null });
  });
});

describe("errors", () => {
  it.each<[string, () => never, object]>([
    ["of ten megabytes", () => raise(new Error("x".repeat(10_000_000))), { name: "Error" }],
    ["that are texts", () => raise("plain"), { name: "string", message: "plain", stack: null }],
    ["that are nothing", () => raise(undefined), { name: "undefined" }],
    [
      "with a name that is no text",
      () => raise(Object.assign(new Error("a"), { name: 7 })),
      { name: "Error", message: "a" },
    ],
    [
      "whose getters throw",
      () => raise(Object.defineProperties(new Error("a"), { stack: { get: fail }, cause: { get: fail } })),
      { stack: null },
    ],
  ])("%s", async (_, act, expected) => {
    const { record, events, warnings } = await runOnce(act);
    expect(record.outcome).toBe("failed");
    if (record.error!.causes.length > 0) expect(record.error!.causes[0]).toMatchObject(expected);
    expect(JSON.stringify([record, events]).length).toBeLessThan(100_000);
    expect(warnings).toEqual([]);
  });

  it("whose causes are a circle", async () => {
    const error = new Error("round");
    error.cause = error;
    const { record } = await runOnce(() => raise(error));
    expect(record.error!.causes).toHaveLength(8);
  });
});

describe("redact", () => {
  const redact = (text: string): string => text.replaceAll(/sk-\w+/g, "***");

  it("sees every text of config, values, errors and warnings", async () => {
    const { record, events } = await runOnce(
      () => raise(Object.assign(new Error("no sk-1"), { cause: new Error("sk-2") })),
      {
        config: { "key sk-3": ["sk-4"], long: `${"x".repeat(998)}sk-5secret` },
        inputs: { rows: [{ "sk-6": "sk-7" }], text: "sk-8", bad: { "sk-9": () => 1 } },
        values: "sample",
        redact,
      },
    );
    const text = JSON.stringify([record, events]);
    expect(text).not.toContain("sk-");
    expect(text).toContain("no ***");
    expect(record.config["given"]).toMatchObject({ "key ***": ["***"] });
  });

  it("may make keys equal", async () => {
    const { record } = await runOnce(() => 1, { config: { "sk-1": 1, "sk-2": 2 }, redact });
    expect(record.config["given"]).toEqual({ "***": 1, "*** (2)": 2 });
  });

  it.each<[string, (text: string) => unknown]>([
    ["throws", fail],
    ["returns no text", () => 1],
  ])("that %s hides the text, and is reported once", async (_, broken) => {
    const { record, warnings } = await runOnce(() => raise(new Error("no")), {
      config: "secret",
      redact: broken as never,
    });
    expect(record.outcome).toBe("failed");
    expect(JSON.stringify(record)).not.toContain("secret");
    expect(record.config["given"]).toBe("[not written, because `redact` failed]");
    expect(warnings).toEqual([expect.stringContaining("`redact` of `recordRuns` failed") as string]);
  });
});

function fail(): never {
  throw new Error("called");
}

function raise(thrown: unknown): never {
  throw thrown;
}
