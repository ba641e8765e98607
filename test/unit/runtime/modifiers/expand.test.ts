/** What each modifier makes of a definition: the nodes, their names, and their values. */
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, hideModifiers, loadModules, namesOf, run } from "./build.ts";
import { dataflow, type Dataflow } from "@icosian/runtime";

/** Builds what the compiler would refuse already, if it saw the modifiers: the runtime says the same. */
async function refuse(source: string): Promise<unknown> {
  await expect(build(source)).rejects.toThrow(/A modifier of|feeds|target|mutates/);
  return build(hideModifiers(source));
}

describe("gates", () => {
  const VARIANTS = `
    export const holidays__us = node(when({ region: "us" }), (year: number): string => "us" + year);
    export const holidays__uk = node(whenIn({ region: ["uk", "gb"] }), (year: number): string => "uk" + year);
    export const holidays__other = node(otherwise(), (year: number): string => "other" + year);
    export const plain__name = (year: number): number => year;
  `;

  it.each([
    ["us", "us1"],
    ["gb", "uk1"],
    ["fr", "other1"],
  ])("choose by config: %s", async (region, expected) => {
    const flow = await build(VARIANTS, { region });
    expect(await run(flow, ["holidays", "plain__name"], { year: 1 })).toEqual({ holidays: expected, plain__name: 1 });
  });

  it("AND, and match undefined where the key is missing", async () => {
    const source = `
      export const a__x = node(when({ k: undefined }), whenNot({ mode: "off" }), (): string => "x");
      export const a__y = node(when({ k: 1 }), whenNotIn({ mode: ["off", "slow"] }), (): string => "y");
      export const b = node(whenConfig((config: any) => config.k !== 1), { } as any, (): number => 1);
    `.replace(", { } as any", "");
    expect(await run(await build(source), ["a", "b"])).toEqual({ a: "x", b: 1 });
    const flow = await build(source, { k: 1, mode: "on" });
    expect(namesOf(flow)).not.toContain("b");
    expect(await run(flow, ["a"])).toEqual({ a: "y" });
  });

  it("give the node the name that they say", async () => {
    const flow = await build(`export const usHolidays = node(when({ k: 1 }, { name: "holidays" }), (): number => 7);`, {
      k: 1,
    });
    expect(await run(flow, ["holidays"])).toEqual({ holidays: 7 });
  });

  it("that hold at once are duplicates", async () => {
    const error = await catchError(() =>
      build(
        `export const a__x = node(when({ k: 1 }), (): number => 1);
         export const a__y = node(whenNot({ k: 2 }), (): number => 2);`,
        { k: 1 },
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6003"]);
    expect(error.problems[0]?.locations).toHaveLength(2);
  });

  it("make a key that only they read a key that is read", async () => {
    const source = `export const a__x = node(when({ k: 1 }), (z: number): number => z);
                    export const b = (): number => 2;`;
    expect(namesOf(await build(source, { k: 2, z: 3 }))).toEqual(["b", "k", "z"]);
    expect(codesOf(await catchError(() => build(source, { kk: 2 })))).toEqual(["ICO6005"]);
  });

  it("let a function stand for its node", async () => {
    const [module] = await loadModules(`export const a__x = node(when({ k: 1 }), (): number => 1);`);
    const { a__x: own } = module as { a__x: () => number };
    const flow = dataflow({ modules: [module as object], config: { k: 1 } });
    expect(await flow.execute([own])).toEqual({ a: 1 });
  });
});

describe("inject", () => {
  it("feeds constants, nodes, config and groups", async () => {
    const flow = await build(
      `export const one = (): number => 1;
       export const all = node(
         inject({ a: value(10), b: source("one"), c: configuration("key"), d: group([source("one"), value(5)]),
                  e: group({ x: source("spend"), y: value("!") }) }),
         (a: number, b: number, c: number, d: number[], e: { x: number; y: string }, spend: number): unknown =>
           [a, b, c, d, e, spend],
       );`,
      { key: 3 },
    );
    expect(await run(flow, ["all"], { spend: 7 })).toEqual({ all: [10, 1, 3, [1, 5], { x: 7, y: "!" }, 7] });
  });

  it("feeds named inputs, beside a context", async () => {
    const flow = await build(
      `import type { RunContext } from "@icosian/runtime";
       export const f = node(
         inject({ a: value(1), b: source("other") }),
         ({ a, b, c = 9 }: { a: number; b: number; c?: number }, context: RunContext): unknown => [a, b, c, context.node],
       );
       export const g = node(inject({ a: source("other") }), ({ a, b }: { a: number; b: number }): unknown => [a, b]);`,
    );
    expect(await run(flow, ["f", "g"], { other: 2, b: 5 })).toEqual({ f: [1, 2, 9, "f"], g: [2, 5] });
  });

  it("composes with itself and with parameterize", async () => {
    const flow = await build(
      `export const f = node(
         inject({ c: value(100) }),
         parameterize({ x: { a: value(1) }, y: { a: source("spend") } }),
         inject({ b: value(10) }),
         (a: number, b: number, c: number): number => a + b + c,
       );`,
    );
    expect(namesOf(flow)).toEqual(["spend", "x", "y"]);
    expect(await run(flow, ["x", "y"], { spend: 2 })).toEqual({ x: 111, y: 112 });
  });

  it("refuses what is no parameter, what is fed already, and what is no feed", async () => {
    const error = await catchError(() =>
      refuse(
        `export const f = node(inject({ b: value(1), spned: value(2) }), inject({ b: value(1) }), (spend: number, b: number): number => spend + b);
         export const g = node(inject({ a: 3 } as any), (a: number): number => a);
         export const h = node(inject({ a: configuration("nowhere"), b: group([]) }), (a: number, b: number[]): number => a);
         export const i = node(inject(3 as any), (a: number): number => a);`,
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6011", "ICO6011", "ICO6009", "ICO6009", "ICO6013", "ICO6009"]);
    expect(error.message).toContain("Did you mean `spend`?");
    expect(error.message).toContain('Write `value(3)` for a constant, or `source("…")` for a node.');
  });
});

describe("parameterize", () => {
  it("makes a node a key, and the function's own name disappears", async () => {
    const flow = await build(
      `/** {outputName} of {series} over {weeks} weeks. */
       export const rolling = node(
         parameterize(
           { avg3: { series: source("spend"), weeks: value(3) }, avg8: { series: source("signups"), weeks: value(8) }, plain: { series: value([1]) } },
           { docs: { plain: "Its own words." } },
         ),
         (series: number[], weeks: number = 2): string => series.join() + ":" + weeks,
       );`,
    );
    expect(namesOf(flow)).toEqual(["signups", "spend", "weeks", "avg3", "avg8", "plain"]);
    expect(await run(flow, ["avg3", "avg8", "plain"], { spend: [1, 2], signups: [3] })).toEqual({
      avg3: "1,2:3",
      avg8: "3:8",
      plain: "1:2",
    });
    const documentation = flow.listAvailableVariables().map((each) => each.documentation);
    expect(documentation.slice(3)).toEqual([
      "avg3 of spend over 3 weeks.",
      "avg8 of signups over 8 weeks.",
      "Its own words.",
    ]);
  });

  it("of nothing is refused", async () => {
    const error = await catchError(() => refuse(`export const f = node(parameterize({}), (a: number): number => a);`));
    expect(error.message).toContain("ICO6009");
  });
});

describe("extraction", () => {
  it("keeps the node and adds fields, elements and columns", async () => {
    const flow = await build(
      `export const stats = node(extractFields("mean", "max"), (x: number): { mean: number; max: number } => ({ mean: x, max: 2 * x }));
       export const all = node(extractFields(), async (x: number): Promise<{ first: number; second: string }> => ({ first: x, second: "s" }));
       export const range = node(unpackFields("low", "high"), (x: number): [number, number] => [x, x + 1]);
       export const labelled = node(unpackFields(), (x: number): readonly [left: number, right: number] => [x, x + 2]);
       export const rows = node(extractColumns("a", "b", { fill: 0 }), (x: number): { a: number; b?: number }[] => [{ a: x }, { a: 2 }]);
       export const table = node(extractColumns("c"), (x: number): { c: Float64Array } => ({ c: Float64Array.of(x) }));`,
    );
    expect(
      await run(flow, ["stats", "mean", "max", "first", "second", "low", "high", "left", "right", "a", "b", "c"], {
        x: 1,
      }),
    ).toEqual({
      stats: { mean: 1, max: 2 },
      mean: 1,
      max: 2,
      first: 1,
      second: "s",
      low: 1,
      high: 2,
      left: 1,
      right: 3,
      a: [1, 2],
      b: 0,
      c: Float64Array.of(1),
    });
    const types = new Map(flow.listAvailableVariables().map(({ name, type }) => [name, type]));
    expect([types.get("mean"), types.get("high")]).toEqual([
      '({ mean: number; max: number })["mean"]',
      "([number, number])[1]",
    ]);
  });

  it("names the node and what it gave when a field is missing", async () => {
    const flow = await build(
      `export const stats = node(extractFields("mean", "median"), (x: number): any => ({ mean: x, mode: 2 }));`,
    );
    const error = await catchError(() => run(flow, ["median"], { x: 1 }));
    expect(codesOf(error)).toEqual(["ICO8004"]);
    expect(error.message).toContain("`stats` gave no `median`: it gave an object with `mean` and `mode`.");
  });

  it("stands on each node of a definition that makes several", async () => {
    const source = (modifiers: string): string =>
      `export const f = node(${modifiers}, (a: number): { d: number; e: number } => ({ d: a, e: -a }));`;
    const outward = await build(
      source(`extractFields("d", "e"), parameterize({ x: { a: value(1) }, y: { a: value(2) } })`),
    );
    const inward = await build(
      source(`parameterize({ x: { a: value(1) }, y: { a: value(2) } }), extractFields("d", "e")`),
    );
    for (const flow of [outward, inward]) {
      expect([...namesOf(flow)].sort()).toEqual(["x", "x.d", "x.e", "y", "y.d", "y.e"]);
      expect(await run(flow, ["y.e", "x.d"])).toEqual({ "y.e": -2, "x.d": 1 });
    }
  });
});

describe("tags", () => {
  it("land on the outermost nodes, or on their target", async () => {
    const flow = await build(
      `export const stats = node(
         tag({ everywhere: "yes" }, { target: "all" }), tagOutputs({ mean: { only: ["a", "b"] } }), tag({ owner: "us" }),
         tag({ parent: "p" }, { target: "stats" }), extractFields("mean"), tag({ inner: "i" }),
         (x: number): { mean: number } => ({ mean: x }));
       export const table = node(schemaOutput({ a: "number", b: "string" }), (): unknown => 1);`,
    );
    const tags = new Map(flow.listAvailableVariables().map((each) => [each.name, each.tags]));
    expect(tags.get("mean")).toEqual({
      inner: "i",
      owner: "us",
      only: ["a", "b"],
      everywhere: "yes",
      module: expect.any(String),
    });
    expect(tags.get("stats")).toEqual({ inner: "i", parent: "p", everywhere: "yes", module: expect.any(String) });
    expect(tags.get("table")).toMatchObject({ "icosian.schema": ["a=number", "b=string"] });
    expect(flow.listAvailableVariables({ tags: { only: "b", owner: null } }).map(({ name }) => name)).toEqual(["mean"]);
  });

  it("that are reserved, malformed or meant for nobody are refused", async () => {
    const error = await catchError(() =>
      refuse(`export const a = node(tag({ "icosian.x": "1" }), (): number => 1);
             export const b = node(tag({ "no dots": "1" }), (): number => 1);
             export const c = node(tag({ k: 3 } as any), (): number => 1);
             export const d = node(tag({ k: "v" }, { target: "dd" }), (): number => 1);
             export const e = node(tag({ k: ["v", "v"] }), (): number => 1);
             export const f = node(tag("k" as any), (): number => 1);`),
    );
    expect(codesOf(error)).toEqual(["ICO6009", "ICO6009", "ICO6009", "ICO6012", "ICO6009", "ICO6009"]);
  });
});

describe("pipes", () => {
  it("send outputs through steps, each a node", async () => {
    const flow = await build(
      `function add(x: number, y: number): number { return x + y; }
       const double = async (x: number): Promise<number> => 2 * x;
       export const f = node(
         pipeOutput(step(double)),
         pipeOutput(step(add, value(1)), step(double).when({ twice: true }), step(add, source("extra")).named("last"), step(add, value(5))),
         (x: number): number => x);`,
      { twice: true },
    );
    expect([...namesOf(flow)].sort()).toEqual(
      [
        "x",
        "extra",
        "f",
        "f.last",
        "f.raw",
        "f.raw_1",
        "f.with_add",
        "f.with_add_1",
        "f.with_double",
        "f.with_double_1",
        "twice",
      ].sort(),
    );
    expect(await run(flow, ["f", "f.raw", "f.with_add", "f.last", "f.raw_1"], { x: 1, extra: 100 })).toEqual({
      f: 218,
      "f.raw": 1,
      "f.with_add": 2,
      "f.last": 104,
      "f.raw_1": 109,
    });
  });

  it("send inputs through steps", async () => {
    const flow = await build(
      `function add(x: number, y: number): number { return x + y; }
       export const f = node(
         pipeInput(step(add, value(1)), step(add, source("extra")), { onInput: "y", namespace: "n" }),
         pipeInput(step(add, value(1000))),
         (x: number, y: number): number[] => [x, y]);`,
    );
    expect([...namesOf(flow)].sort()).toEqual(["extra", "f", "f.with_add", "n.with_add", "n.with_add_1", "x", "y"]);
    expect(await run(flow, ["f"], { x: 1, y: 2, extra: 10 })).toEqual({ f: [1001, 13] });
  });

  it("can stand behind one field", async () => {
    const flow = await build(
      `const negate = (x: number): number => -x;
       export const stats = node(
         pipeOutput(step(negate).onOutput("mean")), extractFields("mean", "max"),
         (x: number): { mean: number; max: number } => ({ mean: x, max: x }));`,
    );
    expect(await run(flow, ["mean", "max", "mean.raw"], { x: 2 })).toEqual({ mean: -2, max: 2, "mean.raw": 2 });
  });

  it("are made of mutations too, in the order of definition", async () => {
    const flow = await build(
      `export const f = (x: number): number => x;
       export const _hidden = 1;
       export const addTen = node(mutate(f, value(10)), (x: number, y: number): number => x + y);
       export const times = node(mutate("f"), (x: number, factor: number): number => x * factor);
       export const g = (f: number): number => f;`,
    );
    expect(await run(flow, ["g", "f.raw", "f.with_addTen"], { x: 1, factor: 3 })).toEqual({
      g: 33,
      "f.raw": 1,
      "f.with_addTen": 11,
    });
    expect(namesOf(flow)).not.toContain("addTen");
  });

  it("without sense are refused", async () => {
    const error = await catchError(() =>
      refuse(`export const a = node((pipeOutput as any)(), (x: number): number => x);
             export const b = node(pipeOutput(step(3 as any)), (x: number): number => x);
             export const c = node(pipeInput(step(Math.abs), { onInput: "y" }), (x: number): number => x);
             export const d = node(mutate("nothing"), (x: number): number => x);
             export const e = node(pipeInput(step(Math.abs)), (): number => 1);`),
    );
    expect(codesOf(error)).toEqual(["ICO6015", "ICO6009", "ICO6009", "ICO6011", "ICO6011"]);
  });
});

describe("a mutation", () => {
  it("may be named as helpers are, since it is no node itself", async () => {
    const flow = await build(
      `export const f = (x: number): number => x;
       export const _double = node(mutate(f), (x: number): number => 2 * x);
       export class More { @mutate("f") static _negate(x: number): number { return -x; } }
       export const _helper = (x: number): number => 100;`,
    );
    expect(await run(flow, ["f"], { x: 3 })).toEqual({ f: -6 });
    expect(namesOf(flow)).not.toContain("_helper");
  });
});

describe("does, resolve, exclude", () => {
  it("does lets another function compute", async () => {
    const flow = await build(
      `function _sum(...xs: number[]): number { return xs.reduce((a, b) => a + b, 0); }
       function _scale({ by, what }: { by: number; what: number }): number { return by * what; }
       export const total = node(does(_sum), (a: number, b: number = 40): number => { throw new Error("never"); });
       export const scaled = node(does(_scale, { by: "factor", what: "a" }), (a: number, factor: number): number => { throw new Error(); });
       export const both = node(parameterize({ x: { a: value(1) }, y: { b: value(2) } }), does(_sum), (a: number, b: number): number => { throw new Error(); });`,
    );
    expect(await run(flow, ["total", "scaled", "x", "y"], { a: 2, factor: 5, b: 7 })).toEqual({
      total: 9,
      scaled: 10,
      x: 8,
      y: 4,
    });
    expect(await run(flow, ["total"], { a: 2 })).toEqual({ total: 42 });
  });

  it("resolve asks the config", async () => {
    const source = `export const f = node(resolve((config: any) => inject({ a: value(config.k) })), (a: number): number => a);`;
    expect(await run(await build(source, { k: 8 }), ["f"])).toEqual({ f: 8 });
    const error = await catchError(() => build(source.replace("inject({ a: value(config.k) })", "3")));
    expect(error.message).toContain("3 is no modifier");
  });

  it("exclude keeps a function out, whatever it looks like", async () => {
    const flow = await build(`export const f = node(exclude(), (...xs) => xs);
                              export const a = (): number => 1;`);
    expect(namesOf(flow)).toEqual(["a"]);
  });
});

describe("subdags", () => {
  const INNER = `export const c = (): number => 1;
                 export const d = (c: number, spend: number): number => c + spend;
                 export const e__us = node(when({ region: "us" }), (d: number): string => "us" + d);
                 export const e__uk = node(when({ region: "uk" }), (d: number): string => "uk" + d);`;

  async function nest(source: string, config: Readonly<Record<string, unknown>> = {}): Promise<Dataflow<never>> {
    const modules = await loadModules(INNER, source);
    return dataflow({ modules: modules.slice(1), config });
  }

  it("run other modules as a part of a node", async () => {
    const flow = await nest(
      `export const v1 = node(
         subdag([previous], { inputs: { c: source("other") }, config: { region: "us" } }),
         (d: number, e: string, own: number): unknown => [d, e, own]);`,
    );
    expect(await run(flow, ["v1", "v1.d", "v1.c"], { other: 5, spend: 10, own: 0 })).toEqual({
      v1: [15, "us15", 0],
      "v1.d": 15,
      "v1.c": 5,
    });
  });

  it("run several times, and nest", async () => {
    const modules = await loadModules(
      INNER,
      `export const v = node(
         parameterizedSubdag([previous], { v1: { inputs: { c: value(1) }, config: { region: "us" } }, v2: { config: { region: "uk" } } }),
         (e: string): string => e + "!");`,
      `export const outer = node(subdag([previous], { namespace: "in" }), (v1: string, v2: string): string => v1 + v2);`,
    );
    const flow = dataflow(modules[2] as object) as unknown as Dataflow<never>;
    expect(await run(flow, ["outer", "in.v1.d", "in.v2.e"], { spend: 10 })).toEqual({
      outer: "us11!uk11!",
      "in.v1.d": 11,
      "in.v2.e": "uk11",
    });
  });

  it("say of what is inside in which module it stands, however deep", async () => {
    const modules = await loadModules(
      `export const c = (spend: number): number => { if (spend < 0) throw new RangeError("no"); return spend; };`,
      `export const v = node(subdag([previous]), (c: number): number => c);`,
      `export const outer = node(subdag([previous], { namespace: "in" }), (v: number): number => v);`,
    );
    const flow = dataflow(modules[2] as object) as unknown as Dataflow<never>;
    for (const [name, file] of Object.entries({ "in.v.c": "module0.ts", "in.v": "module1.ts", outer: "module2.ts" })) {
      const { tags, source } = flow.listAvailableVariables().find((each) => each.name === name)!;
      expect(source?.split(":")[0]).toBe(tags["module"]);
      expect(tags["module"]).toMatch(new RegExp(`/${file}$`));
    }
    await expect(run(flow, ["outer"], { spend: -1 })).rejects.toThrow("module0.ts:");
  });

  it("refuse a key in both inputs and config, and inputs that nothing takes", async () => {
    const error = await catchError(() =>
      nest(
        hideModifiers(`export const a = node(subdag([previous], { inputs: { c: value(1) }, config: { c: 2 } }), (d: number): number => d);
            export const b = node(subdag([previous], { inputs: { cc: value(1) } }), (d: number): number => d);
            export const f = node(subdag([]), (d: number): number => d);`),
      ),
    );
    expect(codesOf(error)).toEqual(["ICO6009", "ICO6009", "ICO6009"]);
  });
});

describe("data quality", () => {
  const SPEND = (options: string): string =>
    `export const spend = node(checkOutput(${options}), (x: number): number => x);
     export const double = (spend: number): number => 2 * spend;`;

  it("is nodes that can be asked for", async () => {
    const flow = await build(SPEND(`{ range: [0, 10], allowNaN: false, importance: "fail" }`));
    expect([...namesOf(flow)].sort()).toEqual([
      "double",
      "spend",
      "spend_allowNaN_validator",
      "spend_range_validator",
      "spend_raw",
      "x",
    ]);
    expect(await run(flow, ["double", "spend_range_validator"], { x: 10 })).toEqual({
      double: 20,
      spend_range_validator: { passes: true, message: "the value passes", diagnostics: { count: 0, total: 1 } },
    });
    expect(await run(flow, ["spend_raw", "spend_range_validator"], { x: 11 })).toMatchObject({
      spend_raw: 11,
      spend_range_validator: { passes: false, message: "the value 11 is outside [0, 10]" },
    });
  });

  it("stops what is downstream, with all that failed", async () => {
    const flow = await build(SPEND(`{ range: [0, 10], allowNaN: false, importance: "fail" }`));
    const error = await catchError(() => run(flow, ["double"], { x: NaN }));
    expect(codesOf(error)).toEqual(["ICO8005"]);
    expect(error.message).toContain("`spend` failed 2 checks: range: the value NaN is outside [0, 10]");
    expect(error.message).toContain("allowNaN: the value NaN is NaN");
  });

  it("composes with itself and with everything", async () => {
    const flow = await build(
      `export const f = node(
         checkOutput({ range: [0, 1], importance: "fail" }), checkOutput({ range: [0, 5], importance: "fail" }),
         extractFields("a", "b"), parameterize({ u: { x: value(0) }, v: { x: value(3) } }),
         async (x: number): Promise<{ a: number; b: number }> => ({ a: x, b: 1 }));`,
    );
    expect(namesOf(flow)).toContain("u.a_range_validator_1");
    expect(await run(flow, ["u.a", "u.b", "v.b"])).toEqual({ "u.a": 0, "u.b": 1, "v.b": 1 });
    expect((await catchError(() => run(flow, ["v.a"]))).message).toContain("`v.a` (a field of `v`) failed a check");
  });

  it("takes validators that say no more than whether the value passes, and why", async () => {
    const flow = await build(
      `const isEven = { name: "isEven", validate: (x: number) => ({ passes: x % 2 === 0, message: "odd" }) };
       const isLost = { name: "isLost", validate: () => undefined as never };
       export const f = node(checkOutputCustom(isEven), (x: number): number => x);
       export const g = node(checkOutputCustom(isLost), (x: number): number => x);`,
    );
    const { f_isEven_validator: found } = await run(flow, ["f_isEven_validator"], { x: 3 });
    expect(found).toEqual({ passes: false, message: "odd", diagnostics: {} });
    const error = await catchError(() => run(flow, ["g"], { x: 3 }));
    expect(error.message).toContain("The validator gave undefined. It returns whether the value passes");
  });

  it("refuses checks that make no sense", async () => {
    const source = [
      "{}",
      "{ rnage: [0, 1] }",
      "{ range: [1, 0] }",
      "{ range: [1] }",
      '{ range: [0, 1], importance: "loud" }',
      "3",
    ]
      .map(
        (options, index) =>
          `export const f${index} = node((checkOutput as any)(${options}), (x: number): number => x);`,
      )
      .join("\n");
    const error = await catchError(() => build(source));
    expect(codesOf(error)).toEqual(Array.from({ length: 6 }, () => "ICO6009"));
    expect(error.message).toContain("Did you mean `range`?");
  });
});

it("decorators do the same, standard and experimental", async () => {
  const flow = await build(
    `export class Features {
       @tag({ owner: "us" })
       @extractFields("mean", "max")
       @inject({ x: source("spend") })
       static stats(x: number): { mean: number; max: number } { return { mean: x, max: 9 }; }
     }`,
  );
  expect([...namesOf(flow)].sort()).toEqual(["max", "mean", "spend", "stats"]);
  expect(await run(flow, ["mean", "max"], { spend: 1 })).toEqual({ mean: 1, max: 9 });
  expect(flow.listAvailableVariables({ tags: { owner: "us" } }).map(({ name }) => name)).toEqual(["max", "mean"]);
});

it("a function whose decorators were lost is refused", async () => {
  const error = await catchError(() =>
    build(
      `const replace = (_: unknown): any => (x: number): number => x;
       export class Features { @replace @tag({ a: "b" }) static f(x: number): number { return x; } }`,
    ),
  );
  expect(codesOf(error)).toEqual(["ICO6010"]);
});
