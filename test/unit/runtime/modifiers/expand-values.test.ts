/** What modifiers of values make of a definition: parts of a value, and checks of it. */
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, namesOf, run } from "./build.ts";

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
