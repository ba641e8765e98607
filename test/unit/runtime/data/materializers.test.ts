/** Materializers while a dataflow runs: what is loaded for which request, what is saved, and what ends a run. */
import { checkOutput, configuration, group, limit, source, value, type LifecycleAdapter } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { from, to } from "@icosian/runtime/data";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, put, type UntypedDataflow } from "../untyped.ts";
import { createOwnFormat, METADATA } from "./own-format.ts";

const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((total, each) => total + each, 0);

const MODULE = makeModule(
  "src/features.ts",
  define("spendSum", ["spend"], sum),
  define("cost", ["spend", "signups"], (spend: number[], signups: number[]) => sum(spend) / sum(signups)),
);

const ORDERS = makeModule(
  "src/orders.ts",
  define("price", ["order"], ({ price }: { price: number }) => price),
  define("total", ["price*"], sum),
);

const TABLE = { spend: Float64Array.of(1, 2, 3), signups: Float64Array.of(1, 1, 1), week: ["a", "b", "c"] };

function toFlow(materializers: readonly unknown[], more: object = {}): UntypedDataflow {
  return build({ modules: [MODULE], materializers, ...more });
}

function toOrderFlow(...materializers: readonly unknown[]): UntypedDataflow {
  return build({ modules: [ORDERS], materializers });
}

describe("`from`", () => {
  it("loads the columns that a request reads, once for all nodes", async () => {
    const { format, calls } = createOwnFormat(TABLE);
    const flow = toFlow([from(format, { columns: ["spend", "signups", "week"], path: "weeks" })]);
    expect(await flow.execute(["spendSum", "cost"])).toEqual({ spendSum: 6, cost: 2 });
    expect(await flow.execute(["week"])).toEqual({ week: ["a", "b", "c"] });
    const { prepare } = flow;
    expect(await prepare(["spendSum"]).execute()).toEqual({ spendSum: 6 });
    expect(await flow.execute(["cost"], { overrides: { spend: [9] } })).toEqual({ cost: 3 });
    expect(calls).toEqual([
      ["load", { path: "weeks", columns: ["spend", "signups"] }],
      ["load", { path: "weeks", columns: ["week"] }],
      ["load", { path: "weeks", columns: ["spend"] }],
      ["load", { path: "weeks", columns: ["signups"] }],
    ]);
  });

  it("loads all of its columns for metadata, and for the data as a whole", async () => {
    const { format, calls } = createOwnFormat(TABLE);
    const flow = toFlow([from(format, { columns: { spend: "spend", weeks: "week" }, path: "weeks" })]);
    expect(await flow.execute(["weeks.metadata"])).toEqual({ "weeks.metadata": METADATA });
    expect(await flow.execute(["spend.loader"])).toEqual({ "spend.loader": [TABLE, METADATA] });
    expect(await flow.execute(["weeks", "spend.metadata"])).toEqual({
      weeks: ["a", "b", "c"],
      "spend.metadata": METADATA,
    });
    expect(calls.map(([, options]) => options)).toEqual([
      { path: "weeks", columns: ["spend", "week"] },
      { path: "weeks", columns: ["spend", "week"] },
      { path: "weeks", columns: ["week"] },
    ]);
  });

  it("gives the whole data to a target, or some columns of them", async () => {
    const { format, calls } = createOwnFormat(TABLE);
    const materializers = [
      from(format, { target: "all", path: "a" }),
      from(format, { target: "some", columns: ["spend"], path: "b" }),
    ];
    const values = await toFlow(materializers).execute(["all", "some", "some.metadata"]);
    expect(values).toEqual({ all: TABLE, some: TABLE, "some.metadata": METADATA });
    expect(calls).toEqual([
      ["load", { path: "a" }],
      ["load", { path: "b", columns: ["spend"] }],
    ]);
  });

  it("reads rows as there is room for them, and closes the stream when a row is too much", async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ price: index }));
    const { format, calls } = createOwnFormat(null, rows);
    const materializers = [from(format, { items: "order", path: "orders" })];
    expect(await toOrderFlow(...materializers).execute(["total"])).toEqual({ total: 499_500 });
    expect(calls.at(-1)).toEqual(["close"]);

    calls.length = 0;
    const failing = makeModule(
      "src/failing.ts",
      define("price", ["order"], ({ price }: { price: number }) => {
        if (price === 20) throw new RangeError("too dear");
        return price;
      }),
      define("total", ["price*"], sum),
    );
    const flow = build({ modules: [failing], materializers });
    const error = await catchError(() => flow.execute(["total"], { concurrency: 1 }));
    expect(error.message).toContain("too dear");
    const read = calls.filter(([what]) => what === "row").length;
    expect(read).toBeGreaterThan(20);
    expect(read).toBeLessThan(40);
    expect(calls.at(-1)).toEqual(["close"]);
  });

  it("is an async source of items, so that a synchronous request is refused", async () => {
    const { format } = createOwnFormat(null, [{ price: 1 }]);
    const flow = toOrderFlow(from(format, { items: "order", path: "" }));
    expect((await catchError(async () => flow.executeSync(["total"]))).code).toBe("ICO7007");
  });

  it("gives rows one by one to a lazy target, in any number of runs", async () => {
    const { format } = createOwnFormat(null, [1, 2]);
    const module = makeModule(
      "src/lazy.ts",
      define("all", ["rows"], async (rows: AsyncIterable<number>) => readAll(rows), {
        isAsync: true,
      }),
    );
    const flow = build({ modules: [module], materializers: [from(format, { target: "rows", lazy: true, path: "" })] });
    expect(await flow.execute(["all", "rows.metadata"])).toEqual({
      all: [1, 2],
      "rows.metadata": { rows: null, bytes: null, columns: [], checksum: null, durationMs: 0 },
    });
    expect(await flow.execute(["all"])).toEqual({ all: [1, 2] });
  });

  it("takes options from constants, nodes, inputs, the config and groups of them", async () => {
    const { format, calls } = createOwnFormat(TABLE);
    const options = {
      target: "all",
      path: source("file"),
      region: configuration("region"),
      limits: group([value(1), source("most")]),
      types: { week: "string" },
      none: undefined,
    };
    const materializers = [from(format, options as never)];
    const flow = toFlow(materializers, { config: { region: "eu" } });
    await flow.execute(["all"], { inputs: { file: "x.csv", most: 5 } });
    const expected = { path: "x.csv", region: "eu", limits: [1, 5], types: { week: "string" } };
    expect(calls).toEqual([["load", expected]]);
    expect(
      (await catchError(() => flow.execute(["all"]))).problems.map(({ code, subject }) => [code, subject]),
    ).toEqual([
      ["ICO7002", "file"],
      ["ICO7002", "most"],
    ]);
  });

  it("validates with a schema, whose conversions count", async () => {
    const { format } = createOwnFormat({ spend: ["1"] }, [{ price: "1" }, { price: "2" }]);
    const schema = z.object({ price: z.coerce.number() });
    const flow = toOrderFlow(from(format, { items: "order", path: "", schema }));
    expect(await flow.execute(["total"])).toEqual({ total: 3 });
    const strict = z.object({ price: z.string().max(0) });
    const refusing = toOrderFlow(from(format, { items: "order", path: "", schema: strict }));
    expect((await catchError(() => refusing.execute(["total"]))).message).toMatch(/`order`.*row 1.*price: /);
    const whole = toFlow([from(format, { target: "weeks", path: "", schema: z.object({ spend: z.number() }) })]);
    expect((await catchError(() => whole.execute(["weeks"]))).message).toMatch(/refuses the data: spend: /);
  });

  it("gives way to the config, as every node does", async () => {
    const { format, calls } = createOwnFormat(TABLE);
    const flow = toFlow([from(format, { columns: ["spend"], path: "" })], { config: { spend: [5] } });
    expect(await flow.execute(["spendSum"])).toEqual({ spendSum: 5 });
    expect(calls).toEqual([]);
  });

  it("says which column is not there", async () => {
    const { format } = createOwnFormat(TABLE);
    const error = await catchError(() => toFlow([from(format, { columns: ["spent"], path: "" })]).execute(["spent"]));
    expect(error.message).toMatch(/`spent`.*no column `spent`.*`spend`, `signups` and `week`/);
  });

  it("has nodes with tags, documentation, and no place in a file", () => {
    const { format } = createOwnFormat(TABLE);
    const flow = toFlow([from(format, { columns: ["spend"], path: "" })]);
    const nodes = flow.listAvailableVariables({ tags: { "icosian.dataLoader": "own" } });
    expect(nodes.map(({ name, tags }) => [name, tags["icosian.dataLoader.gives"]])).toEqual([
      ["spend.loader", "both"],
      ["spend", "data"],
      ["spend.metadata", "metadata"],
    ]);
    expect(nodes.map(({ source: where }) => where)).toEqual(nodes.map(() => 'from(own, { columns: ["spend"] })'));
  });

  it("is retried, limited and watched like any node", async () => {
    const { format } = createOwnFormat(TABLE);
    let attempts = 0;
    const flaky: LifecycleAdapter = {
      appliesTo: ({ name }) => name === "spend.loader",
      executeNode: ({ call }) => {
        if (++attempts === 1) throw new Error("not yet");
        return call();
      },
    };
    const tries = applyTo({ tags: { "icosian.dataLoader.gives": "both" } }, limit({ name: "io", concurrency: 1 }));
    const flow = toFlow([from(format, { columns: ["spend"], path: "" })], { adapters: [flaky, tries] });
    expect((await catchError(() => flow.execute(["spendSum"]))).message).toContain("not yet");
    expect(await flow.execute(["spendSum"])).toEqual({ spendSum: 6 });
  });
});

describe("`to`", () => {
  const inputs = { spend: [1, 2] };

  it("saves one value as it is, and several as a record or as `combine` makes it", async () => {
    const { format, calls } = createOwnFormat(null);
    const flow = toFlow([
      to(format, { id: "one", dependencies: ["spendSum"], path: "a" }),
      to(format, { id: "several", dependencies: ["spendSum", "spend"], path: "b" }),
      to(format, {
        id: "combined",
        dependencies: ["spendSum", "cost"],
        combine: async ({ spendSum, cost }: { spendSum: number; cost: number }) => spendSum + cost,
        path: source("file"),
      }),
    ]);
    const values = await flow.execute(["one", "several", "combined"], {
      inputs: { ...inputs, signups: [1], file: "c" },
    });
    expect(values).toEqual({ one: METADATA, several: METADATA, combined: METADATA });
    const saved = calls.map(([, data, options]) => [JSON.stringify(data), options]);
    expect(saved.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ["3", { path: "a" }],
      ["6", { path: "c" }],
      ['{"spendSum":3,"spend":[1,2]}', { path: "b" }],
    ]);
  });

  it("saves nothing unless it is asked for", async () => {
    const { format, calls } = createOwnFormat(null);
    const flow = toFlow([to(format, { id: "saved", dependencies: ["spendSum"], path: "a" })]);
    expect(await flow.execute(["spendSum"], { inputs })).toEqual({ spendSum: 3 });
    expect(calls).toEqual([]);
  });

  it("saves the list of all items of a value inside a fan-out", async () => {
    const { format, calls } = createOwnFormat(null, [{ price: 1 }, { price: 2 }]);
    const flow = toOrderFlow(
      from(format, { items: "order", path: "" }),
      to(format, { id: "saved", dependencies: ["price", "total"], path: "a" }),
      to(format, { id: "rows", dependencies: ["order"], path: "b" }),
    );
    await flow.execute(["saved", "rows"]);
    expect(calls.filter(([what]) => what === "save").map(([, data]) => data)).toEqual([
      { price: [1, 2], total: 3 },
      [{ price: 1 }, { price: 2 }],
    ]);
  });

  it("runs after the checks of what it saves", async () => {
    const { format, calls } = createOwnFormat(null);
    const own = put(checkOutput({ range: [0, 1], importance: "fail" } as never), sum);
    const checked = makeModule(
      "src/checked.ts",
      define("spendSum", ["spend"], own, { modifiers: [{ kind: "checkOutput" }] }),
    );
    const materializers = [to(format, { id: "saved", dependencies: ["spendSum"], path: "a" })];
    const flow = build({ modules: [checked], materializers });
    expect((await catchError(() => flow.execute(["saved"], { inputs: { spend: [1, 2] } }))).message).toContain(
      "outside [0, 1]",
    );
    expect(calls).toEqual([]);
  });

  it("fails if the saver tells nothing", async () => {
    const silent = { name: "silent", save: () => undefined };
    const flow = toFlow([to(silent as never, { id: "saved", dependencies: ["spendSum"] })]);
    expect((await catchError(() => flow.execute(["saved"], { inputs }))).code).toBe("ICO8007");
  });
});

async function readAll<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

describe("columns of another type than functions declare", () => {
  const toModule = (type: string) =>
    makeModule("src/typed.ts", {
      ...define("size", ["spend"], (spend: ArrayLike<unknown>) => spend.length),
      inputs: [{ name: "spend", type, isOptional: false, passing: "positional" }],
    });
  const load = (type: string, spend: unknown): Promise<unknown> => {
    const { format } = createOwnFormat({ spend });
    const flow = build({ modules: [toModule(type)], materializers: [from(format, { columns: ["spend"], path: "" })] });
    return flow.execute(["size"]);
  };

  it.each([
    ["Float64Array", ["1", "x"], '"1" in row 1'],
    ["Float64Array", [1, null], "no value in row 2"],
    ["Float64Array", BigInt64Array.of(1n), "the type BigInt64Array"],
    ["BigInt64Array", [1n, 2], "2 in row 2"],
    ["readonly string[]", ["a", null], "no value in row 2"],
    ["string[]", Float64Array.of(1), "the type Float64Array"],
    ["(number | null)[]", [1, null, "a"], '"a" in row 3'],
    ["readonly Date[]", [new Date(0), "1970-01-01"], '"1970-01-01" in row 2'],
  ])("%s: %s", async (type, spend, found) => {
    const { message } = await catchError(() => load(type, spend));
    expect(message).toContain(`\`size\` asks for \`spend: ${type}\`, and the column has ${found}.`);
    expect(message).toContain("The node `spend`");
  });

  it.each([
    ["Float64Array", Float64Array.of(1, NaN)],
    ["readonly (string | null)[]", ["a", null]],
    ["bigint[]", [1n]],
    ["ArrayLike<number>", ["what the type is, only TypeScript knows"]],
    ["Spend", [null]],
  ])("are none of these: %s", async (type, spend) => {
    expect(await load(type, spend)).toEqual({ size: spend.length });
  });
});
