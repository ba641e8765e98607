/** What modifiers that put other nodes around a definition make of it: pipes, mutations and subdags. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, hideModifiers, loadModules, namesOf, refuse, run } from "./build.ts";

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
      expect(tags["module"]).toBe(file);
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
