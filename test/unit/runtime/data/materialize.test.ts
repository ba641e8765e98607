/** `flow.materialize`, and what is refused before anything runs. */
import { limit } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { from, to } from "@icosian/runtime/data";
import { generatedDataflow, type DataflowTypes } from "@icosian/runtime/generated";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, type UntypedDataflow } from "../untyped.ts";
import { createOwnFormat, METADATA } from "./own-format.ts";

const MODULE = makeModule(
  "src/features.ts",
  define("double", ["x"], (x: number) => 2 * x),
  define("triple", ["x"], (x: number) => 3 * x),
);

const flow = build({ modules: [MODULE] });

describe("`materialize`", () => {
  it("gives the metadata of savers and the values of outputs", async () => {
    const { format, calls } = createOwnFormat(null);
    const savers = [
      to(format, { id: "a", dependencies: ["double"], path: "1" }),
      to(format, { id: "b", dependencies: ["triple", "x"], path: "2" }),
    ];
    const given = { inputs: { x: 2 }, outputs: ["triple", "a"] };
    expect(await flow.materialize(savers, given)).toEqual({
      metadata: { a: METADATA, b: METADATA },
      results: { triple: 6, a: METADATA },
    });
    expect(calls).toEqual([
      ["save", 4, { path: "1" }],
      ["save", { triple: 6, x: 2 }, { path: "2" }],
    ]);
    expect(flow.listAvailableVariables().map(({ name }) => name)).toEqual(["x", "double", "triple"]);
  });

  it("takes loaders for the request too, and overrides", async () => {
    const { format, calls } = createOwnFormat(5);
    const savers = [
      from(format, { target: "x", path: "in" }),
      to(format, { id: "saved", dependencies: ["double", "triple"], path: "out" }),
    ];
    expect(await flow.materialize(savers, { overrides: { triple: 1 } })).toEqual({
      metadata: { saved: METADATA },
      results: {},
    });
    expect(calls.at(-1)).toEqual(["save", { double: 10, triple: 1 }, { path: "out" }]);
  });

  it("shares limits with the requests of the dataflow, and hooks see it as a run", async () => {
    let running = 0;
    let most = 0;
    const slow = makeModule(
      "src/slow.ts",
      define(
        "slow",
        ["x"],
        async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running--;
        },
        { isAsync: true },
      ),
    );
    const runs: unknown[] = [];
    const watch = { preGraphExecute: ({ outputs }: { outputs: readonly string[] }) => void runs.push(outputs) };
    const adapters = [watch, applyTo(["slow"], limit({ name: "one", concurrency: 1 }))];
    const own = build({ modules: [slow], adapters });
    const { format } = createOwnFormat(null);
    const given = { inputs: { x: 1 } };
    await Promise.all([
      own.execute(["slow"], given),
      own.materialize([to(format, { id: "s", dependencies: ["slow"], path: "" })], given),
    ]);
    expect(most).toBe(1);
    expect(runs).toEqual([["slow"], ["s"]]);
  });

  it("does nothing without savers and outputs", async () => {
    expect(await flow.materialize([])).toEqual({ metadata: {}, results: {} });
  });
});

describe("is refused with every problem:", () => {
  const { format } = createOwnFormat(null);
  const saver = to(format, { id: "saved", dependencies: ["double"], path: "" });

  it.each([
    ["no list", () => flow.materialize("saver"), /`materialize` is "saver"; give a list/],
    ["an adapter", () => flow.materialize([format]), /The 1st of `materialize` is the function `own`; give `from/],
    ["outputs that are no list", () => flow.materialize([saver], { outputs: "x" }), /`outputs` is "x"; give a list/],
    ["options that are none", () => flow.materialize([saver], 5), /options are 5/],
    ["an unknown option", () => flow.materialize([saver], { input: {} }), /no option `input`. Did you mean `inputs`/],
    ["a missing input", () => flow.materialize([saver], {}), /ICO7002 .*`x`/],
    [
      "a name that is taken",
      () => flow.materialize([to(format, { id: "double", dependencies: ["triple"], path: "" })]),
      /ICO6003 .*`double`[^]*to\(own, \{ id: "double" \}\)/,
    ],
    [
      "two savers of one id",
      () => flow.materialize([saver, to(format, { id: "saved", dependencies: ["x"], path: "" })]),
      /ICO6003 .*`saved`/,
    ],
    [
      "an unknown dependency",
      () => flow.materialize([to(format, { id: "s", dependencies: ["duoble"], path: "" })]),
      /ICO6020 .*`duoble`.* Did you mean `double`\?\n {4}at to\(own, \{ id: "s" \}\)/,
    ],
  ] satisfies readonly (readonly [string, () => Promise<unknown>, RegExp])[])("%s", async (_, call, message) => {
    expect((await catchError(call)).message).toMatch(message);
  });

  const building = (...materializers: readonly unknown[]): UntypedDataflow =>
    build({ modules: [MODULE], materializers });

  it.each([
    ["no options", () => building(from(format, undefined as never)), "not undefined"],
    ["no loader", () => building(from({ name: "x" } as never, { target: "a" } as never)), "without `load`"],
    [
      "a loader without a name",
      () => building(from({ load() {} } as never, { target: "a" } as never)),
      "one without `name`",
    ],
    ["no form", () => building(from(format, { path: "" })), "Say what the data become"],
    [
      "two forms",
      () => building(from(format, { target: "a", items: "b", path: "" })),
      "Give one of `target` and `items`",
    ],
    ["a target that is no name", () => building(from(format, { target: 3, path: "" } as never)), "`target` is 3"],
    [
      "lazy columns",
      () => building(from(format, { columns: ["a"], lazy: true, path: "" })),
      "`lazy` belongs to a `target`",
    ],
    [
      "lazy that is not a boolean",
      () => building(from(format, { target: "a", lazy: 1, path: "" } as never)),
      "`lazy` is 1",
    ],
    ["no columns", () => building(from(format, { columns: [], path: "" })), "`columns` is empty"],
    ["columns that are none", () => building(from(format, { columns: "a" as never, path: "" })), '`columns` is "a"'],
    ["a column twice", () => building(from(format, { columns: ["a", "a"], path: "" })), "`a` twice"],
    [
      "a schema that is none",
      () => building(from(format, { target: "a", schema: {}, path: "" } as never)),
      "`schema` is an object",
    ],
    [
      "a loader without a stream",
      () => building(from({ name: "x", load: () => [] } as never, { items: "a" } as never)),
      "`x` has no `stream`",
    ],
    ["no saver", () => building(to({ name: "x" } as never, { id: "a", dependencies: ["x"] })), "without `save`"],
    ["no id", () => building(to(format, { dependencies: ["x"], path: "" } as never)), "`id` is undefined"],
    ["no dependencies", () => building(to(format, { id: "a", dependencies: [], path: "" })), "`dependencies` is empty"],
    [
      "a dependency that is no name",
      () => building(to(format, { id: "a", dependencies: [5], path: "" } as never)),
      "`dependencies` has 5",
    ],
    ["itself", () => building(to(format, { id: "a", dependencies: ["a"], path: "" })), "`a` cannot save itself"],
    [
      "`combine` that is no function",
      () => building(to(format, { id: "a", dependencies: ["x"], combine: 1, path: "" } as never)),
      "`combine` is 1",
    ],
    ["a module among them", () => building(MODULE), "The 1st of `materializers` is an object"],
  ] satisfies readonly (readonly [string, () => UntypedDataflow, string])[])("%s", async (_, call, message) => {
    const error = await catchError(async () => call());
    expect(error.message).toContain(message);
    expect(error.problems.every(({ code }) => ["ICO6019", "ICO6007", "ICO6020"].includes(code))).toBe(true);
  });
});

describe("a generated dataflow", () => {
  const namespace = {};
  const { definitions, ...head } = MODULE.$manifest;
  const manifest = generatedDataflow<DataflowTypes>({
    manifests: () => [
      { ...head, namespace, definitions: Object.fromEntries(definitions.map((each) => [each.name, each])) },
    ],
    build: (options) => build({ modules: [namespace], ...options }),
  }) as unknown as UntypedDataflow & { with(options: unknown): UntypedDataflow };

  it("takes materializers with `with`, and savers for one request", async () => {
    const { format, calls } = createOwnFormat(5);
    const saver = to(format, { id: "saved", dependencies: ["double"], path: "out" });
    const loaded = manifest.with({ materializers: [from(format, { target: "x", path: "in" }), saver] });
    expect(await loaded.execute(["saved", "triple"])).toEqual({ saved: METADATA, triple: 15 });
    expect(await manifest.materialize([saver], { inputs: { x: 1 } })).toEqual({
      metadata: { saved: METADATA },
      results: {},
    });
    expect(calls.map(([what, data]) => [what, typeof data === "number" ? data : null])).toEqual([
      ["load", null],
      ["save", 10],
      ["save", 2],
    ]);
    const wrong = await catchError(async () => manifest.with({ materializers: 5 }).execute(["double"]));
    expect(wrong.message).toContain("`materializers` is 5; give a list");
  });
});
