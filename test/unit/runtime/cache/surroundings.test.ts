/** A cache among everything else that a dataflow may have: materializers, checks, workers, configs, fan-outs, overrides. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataflow, type Dataflow } from "@icosian/runtime";
import { cache, folder, memory, type CacheStore } from "@icosian/runtime/cache";
import { from } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import { afterAll, describe, expect, it } from "vitest";
import { loadModules } from "../modifiers/build.ts";
import { buildCached, withCache } from "./build-cached.ts";

const scratch = mkdtempSync(join(tmpdir(), "icosian-surroundings-"));
afterAll(() => rmSync(scratch, { recursive: true }));

describe("what is loaded", () => {
  it("is loaded in each run, and what reads it is served if it is the same", async () => {
    const path = join(scratch, "numbers.json");
    const modules = await loadModules(
      `export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);`,
    );
    const store = memory();
    const run = async (
      options: object = {},
    ): Promise<{ readonly sum: unknown; readonly computed: readonly string[] }> => {
      const computed: string[] = [];
      const recorder = {
        postNodeExecute: ({ node, outcome }: { readonly node: { readonly name: string }; readonly outcome: string }) =>
          void (outcome === "computed" && computed.push(node.name)),
      };
      const flow: Dataflow<never> = dataflow({
        modules,
        materializers: [from(json, { target: "numbers", path })],
        adapters: [recorder, cache({ store, ...options })],
      });
      const outputs: readonly string[] = ["sum"];
      const { sum } = (await flow.execute(outputs)) as { readonly sum: unknown };
      return { sum, computed: computed.sort() };
    };
    writeFileSync(path, "[1, 2]");
    const first = await run();
    expect(first.sum).toBe(3);
    expect(first.computed).toContain("sum");
    expect(await run()).toEqual({ sum: 3, computed: first.computed.filter((name) => name !== "sum") });
    writeFileSync(path, "[1, 2, 3]");
    expect(await run()).toEqual({ sum: 6, computed: first.computed });
    const named = { default: ["numbers"] };
    await run(named);
    writeFileSync(path, "[100]");
    expect((await run(named)).sum).toBe(6);
    expect((await run()).sum).toBe(100);
  });
});

describe("checks", () => {
  it("warn and fail each time, whether or not the value is served", async () => {
    const flow = await buildCached(`
      export const rate = node(checkOutput({ range: [0, 1] }), (n: number): number => n * 2);
      export const strict = node(checkOutput({ range: [0, 1], importance: "fail" }), (n: number): number => n * 3);`);
    for (let round = 1; round <= 3; round++) {
      expect((await flow.run(["rate"], { n: 2 })).results).toEqual({ rate: 4 });
      expect(flow.warnings).toHaveLength(round);
      await expect(flow.run(["strict"], { n: 2 })).rejects.toThrow("strict");
    }
    expect((await flow.run(["rate"], { n: 2 })).served.length).toBeGreaterThan(0);
  });
});

describe("config", () => {
  it("chooses nodes and arguments, which have values of their own", async () => {
    const source = `
      export const price__us = node(when({ region: "us" }), (n: number): number => n * 10);
      export const price__eu = node(when({ region: "eu" }), (n: number): number => n * 20);
      export const taxed = node(resolve((config: { readonly tax: number }) => inject({ tax: value(config.tax) })), (price: number, tax: number): number => price + tax);
      export const shown = node(inject({ by: configuration("by") }), (taxed: number, by: number): string => taxed + "/" + by);`;
    const modules = await loadModules(source);
    const store = memory();
    const configs = [
      [{ region: "us", tax: 1, by: 1 }, "51/1"],
      [{ region: "eu", tax: 1, by: 1 }, "101/1"],
      [{ region: "eu", tax: 2, by: 1 }, "102/1"],
      [{ region: "us", tax: 1, by: 2 }, "51/2"],
    ] as const;
    for (const round of [1, 2])
      for (const [config, shown] of configs) {
        const { results, computed } = await withCache(modules, { store, config }).run(["shown"], { n: 5 });
        expect(results).toEqual({ shown });
        if (round === 2) expect(computed.filter((name) => !name.includes("."))).toEqual([]);
      }
  });
});

describe("fan-outs", () => {
  it("inside of fan-outs, with items that are equal, empty or changed in place", async () => {
    const flow = await buildCached(`
      export const page = (n: number): Parallelizable<number[]> => Array.from({ length: n }, (_, at) => [at % 2]);
      export const line = (page: number[]): Parallelizable<number> => page[0] === 0 ? [] : [...page, 5];
      export const size = async (line: number, n: number): Promise<number> => { await null; return line * n; };
      export const lines = (size: Collect<number>): number[] => { const all = [...size]; all.push(-1); return all; };
      export const pages = (lines: Collect<number[]>): string => JSON.stringify(lines);`);
    const expected = { pages: "[[-1],[3,15,-1],[-1]]" };
    expect((await flow.run(["pages"], { n: 3 })).results).toEqual(expected);
    expect(await flow.run(["pages"], { n: 3 })).toMatchObject({ results: expected, computed: [] });
    expect((await flow.run(["pages"], { n: 2 })).results).toEqual({ pages: "[[-1],[2,10,-1]]" });
  });
});

describe("overrides", () => {
  it("of nodes in the middle are keys by their content, and are never stored as values of the node", async () => {
    const flow = await buildCached(`
      export const a = (n: number): { x: number } => ({ x: n });
      export const b = (a: { x: number }): number => a.x * 2;`);
    const outputs: readonly string[] = ["b"];
    const run = async (overrides: Readonly<Record<string, unknown>>): Promise<unknown> =>
      flow.flow.execute(outputs, { inputs: { n: 1 }, overrides });
    expect(await run({ a: { x: 10 } })).toEqual({ b: 20 });
    expect(await run({})).toEqual({ b: 2 });
    expect(await run({ a: { x: 1 } })).toEqual({ b: 2 });
    expect(await run({ b: 7 })).toEqual({ b: 7 });
    expect(await flow.run(["a", "b"], { n: 1 })).toMatchObject({ results: { a: { x: 1 }, b: 2 } });
  });
});

describe("workers", () => {
  it("compute once, and their values are served", async () => {
    const flow = await buildCached(`
      import { worker } from "@icosian/runtime/workers";
      export const squares = node(worker(import.meta.url), (n: number): Float64Array => Float64Array.from({ length: n }, (_, at) => at * at));
      export const last = (squares: Float64Array): number => squares.at(-1)!;`);
    expect((await flow.run(["last"], { n: 4 })).results).toEqual({ last: 9 });
    expect(await flow.run(["last"], { n: 4 })).toMatchObject({ results: { last: 9 }, computed: [] });
    await flow.flow.close();
  });
});

describe("memory of served values", () => {
  it("belongs to them alone, and begins where they begin", async () => {
    const flow = await buildCached(`
      export const few = (n: number): Uint8Array => Uint8Array.of(n, 2, 3);
      export const numbers = (n: number): readonly unknown[] => ["x", Float64Array.of(n, 0.5), Float32Array.of(n), BigInt64Array.of(7n), new DataView(new ArrayBuffer(3))];
      export const many = (n: number): Float64Array => new Float64Array(10_000).fill(n);`);
    for (let round = 0; round < 2; round++) {
      const { results } = await flow.run(["few", "numbers", "many"], { n: 1 });
      const all = [
        results["few"],
        ...(results["numbers"] as readonly unknown[]).slice(1),
        results["many"],
      ] as readonly ArrayBufferView[];
      for (const { buffer, byteLength, byteOffset } of all)
        expect([buffer.byteLength, byteOffset]).toEqual([byteLength, 0]);
    }
  });
});

describe("a folder", () => {
  it("serves two adapters, and runs that go on at the same time", async () => {
    const path = join(scratch, "shared");
    const source = `export const f = async (n: number): Promise<number[]> => { await null; return new Array<number>(5000).fill(n); };`;
    const modules = await loadModules(source);
    const flows = [1, 2].map(() => withCache(modules, { store: folder(path) }));
    const outputs: readonly string[] = ["f"];
    const runs = Array.from({ length: 30 }, (_, at) => ({ flow: flows[at % 2]!.flow, n: at % 5 }));
    const all = await Promise.all(
      runs.map(({ flow, n }) => flow.execute(outputs, { inputs: { n } }) as Promise<{ readonly f: readonly number[] }>),
    );
    expect(all.map(({ f }) => [f.length, f[0], f.at(-1)])).toEqual(runs.map(({ n }) => [5000, n, n]));
    for (const { flow } of flows) await flow.close();
    expect(await withCache(modules, { store: folder(path) }).run(["f"], { n: 3 })).toMatchObject({ computed: [] });
  });

  it("is closed while values are written, and nothing is lost", async () => {
    const inner = memory();
    const put = async (key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return inner.put(key, bytes);
    };
    const store: CacheStore = {
      isAsync: true,
      get: async (key) => inner.get(key),
      put,
      has: async (key) => inner.has(key),
      delete: async (key) => inner.delete(key),
    };
    const modules = await loadModules(`
      export const f = async (n: number): Promise<number[]> => { await null; return new Array<number>(50_000).fill(n); };
      export const g = async (f: number[]): Promise<number> => { await new Promise((go) => setTimeout(go, 30)); return f.length; };`);
    const first = withCache(modules, { store });
    const running = first.run(["g"], { n: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await first.flow.close();
    expect((await running).results).toEqual({ g: 50_000 });
    expect(await withCache(modules, { store }).run(["g"], { n: 1 })).toMatchObject({ computed: [] });
  });
});

describe("a node that gives another value each time", () => {
  it("is stored once, or computed and replaced, and what reads it follows", async () => {
    const source = `
      let calls = 0;
      export const drawn = (n: number): number => n + ++calls;
      export const doubled = (drawn: number): number => drawn * 2;`;
    const plain = await buildCached(source);
    for (let round = 0; round < 3; round++)
      expect((await plain.run(["doubled", "drawn"], { n: 0 })).results).toEqual({ doubled: 2, drawn: 1 });
    const again = await buildCached(source, { options: { recompute: ["drawn"] } });
    for (let round = 1; round < 4; round++)
      expect((await again.run(["doubled", "drawn"], { n: 0 })).results).toEqual({ doubled: 2 * round, drawn: round });
  });
});

describe("a codec", () => {
  it("that is gone, or has another name, makes the value unreadable, not wrong", async () => {
    const source = `
      export const point = node(cached({ format: FORMAT }), (n: number): Map<string, number> => new Map([["x", n]]));
      export const x = (point: Map<string, number>): number => point.get("x")!;`;
    const toCodec = (name: string, factor: number): object => ({
      name,
      is: () => false,
      encode: (value: ReadonlyMap<string, number>) => value.get("x")! * factor,
      decode: (data: number) => new Map([["x", data / factor]]),
    });
    const store = memory();
    for (const [name, factor] of [
      ["one", 2],
      ["two", 10],
      ["one", 2],
      ["two", 10],
    ] as const) {
      const flow = await buildCached(source.replace("FORMAT", `"${name}"`), {
        store,
        options: { codecs: [toCodec(name, factor) as never] },
      });
      expect((await flow.run(["x", "point"], { n: 3 })).results).toEqual({ x: 3, point: new Map([["x", 3]]) });
    }
  });
});
