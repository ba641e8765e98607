/** What modifiers of parameters, and tags, make of a definition: the nodes, their names, and their values. */
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, namesOf, refuse, run } from "./build.ts";

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
