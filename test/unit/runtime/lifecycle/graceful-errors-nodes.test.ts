/** `gracefulErrors` beside everything that makes nodes: fan-outs and modifiers. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { loadModules, run } from "../modifiers/build.ts";
import { buildGraceful, toRecorder } from "./build-graceful.ts";

describe("fan-outs", () => {
  const SOURCES = {
    generator: `export function* item(n: number): Parallelizable<number> {`,
    "async generator": `export async function* item(n: number): Parallelizable<number> {`,
  };

  it.each(Object.entries(SOURCES))("tell hooks that a source has failed midway: %s", async (_, head) => {
    const lines: unknown[] = [];
    const source = `${head}
        for (let i = 0; i < n; i++) { if (i === 2) throw new Error("midway"); yield i; }
      }
      export const twice = (item: number): number => item * 2;
      export const all = (twice: Collect<number>): any => twice;`;
    const { flow } = await buildGraceful(source, {}, { before: [toRecorder(lines)] });
    expect(await run(flow, ["all"], { n: 5 })).toEqual({ all: [0, 2, null] });
    expect(lines).toContainEqual(["item", false, "sentinel", undefined, "midway", 1]);
    lines.length = 0;
    expect(await run(flow, ["all"], { n: 2 })).toEqual({ all: [0, 2] });
    expect(lines).toContainEqual(["item", true, "computed", undefined, undefined, 1]);
  });

  it.each(Object.entries(SOURCES))(
    "nest, and give one sentinel for an inner fan-out of a sentinel: %s",
    async (_, head) => {
      const source = `${head} for (let i = 0; i < n; i++) yield i; }
      export const page = (item: number): number => { if (item === 1) throw new Error("no page"); return item; };
      export const line = (page: number): Parallelizable<number> => [page, page + 10];
      export const twice = (line: number): number => line * 2;
      export const pageSum = (twice: Collect<number>): any => twice;
      export const all = (pageSum: Collect<any>, item: Collect<number>): any => [pageSum, item];`;
      const { flow } = await buildGraceful(source);
      expect(await run(flow, ["all"], { n: 3 })).toEqual({
        all: [
          [[0, 20], [null], [4, 24]],
          [0, 1, 2],
        ],
      });
    },
  );

  it("end the run at an item that fails with another error, or leave it out and tell so", async () => {
    const source = `
      export const item = (): Parallelizable<number> => [0, 1, 2, 3];
      export const checked = (item: number): number => {
        if (item === 1) throw new RangeError("caught");
        if (item === 2) throw new TypeError("not caught");
        return item;
      };
      export const all = (checked: Collect<number>): any => checked;`;
    const { flow } = await buildGraceful(source, { errorToCatch: RangeError });
    expect((await catchError(() => run(flow, ["all"]))).cause).toBeInstanceOf(TypeError);
    const told: unknown[] = [];
    const options = { onItemError: ({ cause }: Error) => void told.push(cause) };
    expect(await flow.execute(["all"] as readonly string[], options)).toEqual({ all: [0, null, 3] });
    expect(told).toEqual([new TypeError("not caught")]);
  });
});

describe("nodes of modifiers", () => {
  const FAILING = `{ if (x > 1) throw new Error("too much"); return x; }`;
  it.each<[string, string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [
      "extractFields",
      `export const whole = node(extractFields("a", "b"), (x: number): { a: number; b: number } => { if (x > 1) throw new Error("no"); return { a: x, b: 2 }; });
      export const sum = (a: number, b: number): number => a + b;`,
      { a: 1, sum: 3 },
      { whole: null, a: null, sum: null },
    ],
    [
      "checkOutput",
      `export const checked = node(checkOutput({ range: [0, 1], importance: "fail" }), (x: number): number => x);
      export const below = (checked: number): number => checked;`,
      { checked: 1, below: 1 },
      { checked_raw: 2, checked: null, below: null },
    ],
    [
      "checkOutput of a sentinel",
      `export const checked = node(checkOutput({ range: [0, 1], importance: "fail" }), (x: number): number => ${FAILING});`,
      { checked: 1 },
      { checked_raw: null, checked_range_validator: null, checked: null },
    ],
    [
      "pipeOutput",
      `const _twice = (y: number): number => y * 2;
      export const piped = node(pipeOutput(step(_twice)), (x: number): number => ${FAILING});`,
      { piped: 2 },
      { "piped.raw": null, "piped.with__twice": null, piped: null },
    ],
    [
      "a step",
      `const _strict = (y: number): number => { if (y > 1) throw new Error("no"); return y; };
      export const piped = node(pipeOutput(step(_strict)), (x: number): number => x);`,
      { piped: 1 },
      { "piped.raw": 2, piped: null },
    ],
    [
      "parameterize",
      `export const one = node(parameterize({ low: { y: value(0) }, high: { y: value(9) } }), (x: number, y: number): number => { if (x + y > 10) throw new Error("no"); return x + y; });`,
      { low: 1, high: 10 },
      { low: 2, high: null },
    ],
    [
      "acceptErrorSentinels, inside of checks",
      `export const dead = (x: number): number => ${FAILING};
      export const told = node(checkOutput({ allowNaN: false, importance: "fail" }), acceptErrorSentinels(), (dead: number | null): number => dead ?? -1);`,
      { told: 1 },
      { told: -1 },
    ],
    [
      "acceptErrorSentinels, of parameterize",
      `export const dead = (x: number): number => ${FAILING};
      export const each = node(acceptErrorSentinels(), parameterize({ p: { y: source("dead") }, q: { y: value(5) } }), (y: number | null): number => y ?? -1);`,
      { p: 1, q: 5 },
      { p: -1, q: 5 },
    ],
    [
      "worker",
      `export const threaded = node(worker(import.meta.url), (x: number): number => ${FAILING});
      export const below = (threaded: number): number => threaded;`,
      { below: 1 },
      { threaded: null, below: null },
    ],
  ])("%s", async (_, source, alive, dead) => {
    const { flow } = await buildGraceful(source);
    expect(await run(flow, Object.keys(alive), { x: 1 })).toEqual(alive);
    expect(await run(flow, Object.keys(dead), { x: 2 })).toEqual(dead);
    await flow.close();
  });

  it("in a subdag feed its node, which may accept sentinels", async () => {
    const inner = `export const d = (x: number): number => { if (x > 1) throw new Error("no"); return x; };
      export const e = (d: number): number => d;`;
    const outer = `import * as inner from "./module0.js";
      export const told = node(subdag([inner]), acceptErrorSentinels(), (e: number | null): number => e ?? -1);
      export const not = node(subdag([inner]), (e: number): number => e);`;
    const [, module] = await loadModules(inner, outer);
    const flow: Dataflow<never> = dataflow({ modules: [module!], adapters: [gracefulErrors()] });
    expect(await run(flow, ["told", "not", "told.d"], { x: 2 })).toEqual({ told: -1, not: null, "told.d": null });
  });
});
