/** What gates, and modifiers that take the place of a function, make of a definition. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, loadModules, namesOf, run } from "./build.ts";

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
