/** `retry`, `timeout` and `limit` compose with every other modifier: what they wrap is called again, and nothing else. */
import { dataflow, type Dataflow, type LifecycleAdapter } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { loadModules, namesOf, run } from "../modifiers/build.ts";
import { COMPOSITIONS, HEAD, ALL } from "./composition-rows.ts";

interface Built {
  readonly flow: Dataflow<never>;
  /** The nodes whose function was called more than once, with the number of calls. */
  readonly attempts: Map<string, number>;
}

async function build(sources: readonly string[], config: object = {}): Promise<Built> {
  const modules = await loadModules(...sources.map((source) => HEAD + source));
  const attempts = new Map<string, number>();
  const watch: LifecycleAdapter = {
    postNodeExecute: ({ node, items, ...record }) => {
      const name = [node.name, ...items.map(({ index }) => index)].join(" ");
      if (record.attempts > 1) attempts.set(name, record.attempts);
    },
  };
  return { flow: dataflow({ modules: [modules.at(-1)!], config, adapters: [watch] }), attempts };
}

describe("written outside of", () => {
  it.each(COMPOSITIONS)("$kind", async ({ source, values, again, inner, config = {} }) => {
    const { flow, attempts } = await build(inner === undefined ? [source] : [inner, source], config);
    const names = Object.keys(values);
    const given = namesOf(flow).includes("x") ? { x: 1 } : {};
    expect(await run(flow, names, given)).toEqual(values);
    expect(Object.fromEntries(attempts)).toEqual(Object.fromEntries(again.map((name) => [name, 3])));
  });

  it.each(COMPOSITIONS.filter(({ source }) => source.includes(`(${ALL}, `) && !source.includes(`(${ALL}, async`)))(
    "$kind, and the same written inside of it",
    async ({ source, values, again, inner, config = {} }) => {
      // `node(all, other(…), async …)` becomes `node(other(…), all, async …)`.
      const moved = source.replace(/node\((retry.*?timeout\(10_000\)), (.*), async \(/, "node($2, $1, async (");
      expect(moved).not.toBe(source);
      const { flow, attempts } = await build(inner === undefined ? [moved] : [inner, moved], config);
      expect(await run(flow, Object.keys(values), { x: 1 })).toEqual(values);
      expect(Object.fromEntries(attempts)).toEqual(Object.fromEntries(again.map((name) => [name, 3])));
    },
  );
});

describe("with a worker thread", () => {
  it.each([
    ["outside", `retry({ attempts: 3 }), worker(import.meta.url)`],
    ["inside", `worker(import.meta.url), retry({ attempts: 3 })`],
  ])("retries call the thread again: %s", async (_, modifiers) => {
    const source = `export const f = node(${modifiers}, (x: number, { attempt }: RunContext): number => {
      if (attempt < 3) throw new RangeError("attempt " + attempt);
      return x + attempt;
    });`;
    const { flow, attempts } = await build([source]);
    expect(await run(flow, ["f"], { x: 1 })).toEqual({ f: 4 });
    expect([...attempts]).toEqual([["f", 3]]);
    await flow.close();
  });

  it("a time limit ends a thread that computes, and the next attempt has a new one", async () => {
    const source = `export const f = node(retry(), timeout(1_500), worker(import.meta.url), (x: number, { attempt }: RunContext): number => {
      while (attempt === 1) x++;
      return x;
    });`;
    const { flow, attempts } = await build([source]);
    expect(await run(flow, ["f"], { x: 1 })).toEqual({ f: 1 });
    expect([...attempts]).toEqual([["f", 2]]);
    await flow.close();
  });
});

describe("each wrapper has its effect", () => {
  it("`timeout` in copies, subdags and per item, with the node that took too long", async () => {
    const inner = `export const d = node(timeout(30), (x: number): Promise<number> => new Promise(() => x));`;
    const outer = `import * as inner from "./module0.js";
      const stall = (): Promise<number> => new Promise(() => {});
      export const f = node(subdag([inner]), (d: number): number => d);
      export const g = node(timeout(30), parameterize({ a: { y: value(1) } }), (y: number): Promise<number> => stall());
      export const item = (): Parallelizable<number> => [1];
      export const h = node(timeout(30), (item: number): Promise<number> => stall());
      export const all = (h: Collect<number>): any => h;
      export const k = node(checkOutput({ range: [0, 1] }), timeout(30), (x: number): Promise<number> => stall());`;
    const { flow } = await build([inner, outer]);
    for (const [output, subject] of [
      ["f", "f.d"],
      ["a", "a"],
      ["all", "h"],
      ["k", "k_raw"],
    ] as const) {
      const error = await catchError(() => run(flow, [output], { x: 1 }));
      expect(error.problems).toMatchObject([{ code: "ICO8014", subject }]);
    }
  });

  it("`limit` is shared by copies, items, subdags and other nodes", async () => {
    const own = `limit({ name: "shared", concurrency: 2 })`;
    const body = `{ open++; $most = Math.max($most, open); await new Promise((resolve) => setTimeout(resolve, 5)); open--; return 1; }`;
    const outer = `
      let open = 0; let $most = 0;
      export const f = node(${own}, parameterize({ a: {}, b: {}, c: {} }), async (x: number): Promise<number> => ${body});
      export const item = (): Parallelizable<number> => [1, 2, 3, 4];
      export const h = node(${own}, async (item: number): Promise<number> => ${body});
      export const all = (h: Collect<number>): number => h.length;
      export const most = (a: number, b: number, c: number, all: number): number => $most;`;
    const { flow } = await build([outer]);
    expect(await run(flow, ["most"], { x: 1 })).toEqual({ most: 2 });
  });

  it("`retry` outside of `limit` gives its turn away between attempts, inside of it keeps it", async () => {
    const write = (modifiers: string): string => `
      export const $log: string[] = [];
      export const f = node(${modifiers}, (x: number, { attempt }: RunContext): number => { $log.push("f" + attempt); if (attempt < 2) throw new Error("no"); return 1; });
      export const g = node(limit({ name: "l", concurrency: 1 }), (x: number): number => { $log.push("g"); return 1; });
      export const log = (f: number, g: number): any => $log;`;
    const outside = await build([write(`retry(), limit({ name: "l", concurrency: 1 })`)]);
    expect(await run(outside.flow, ["log"], { x: 1 })).toEqual({ log: ["f1", "g", "f2"] });
    const inside = await build([write(`limit({ name: "l", concurrency: 1 }), retry()`)]);
    expect(await run(inside.flow, ["log"], { x: 1 })).toEqual({ log: ["f1", "f2", "g"] });
  });

  it("`retry` without a delay keeps copies, fields and checks synchronous", async () => {
    const source = `export const f = node(retry(), extractFields("p", "q"), checkOutput({ allowNull: false }), parameterize({ a: {}, b: {} }),
      (x: number): { p: number; q: number } => $try("f", { p: x, q: 2 }));`;
    const { flow } = await build([source]);
    const names: readonly string[] = ["a", "b"];
    expect(flow.executeSync(names, { inputs: { x: 1 } })).toEqual({ a: { p: 1, q: 2 }, b: { p: 1, q: 2 } });
  });

  it("`limit` that stands around a node twice does not wait for itself", async () => {
    const source = `let open = 0; let $most = 0;
      export const item = (): Parallelizable<number> => [1, 2, 3, 4];
      export const f = node(limit({ name: "l", concurrency: 2 }), retry(), limit({ name: "l", concurrency: 2 }), async (item: number): Promise<number> => {
        open++; $most = Math.max($most, open); await new Promise((resolve) => setTimeout(resolve, 5)); open--; return $try("f" + item, item);
      });
      export const all = (f: Collect<number>): any => [f, $most];`;
    const { flow } = await build([source]);
    expect(await run(flow, ["all"])).toEqual({ all: [[1, 2, 3, 4], 2] });
  });

  it("none may stand beside `mutate`, where only gates may", async () => {
    const source = `export const f = (x: number): number => x;
      export const m = node(unseen(mutate(f)), unseen(retry()), (f: number): number => f);`;
    const { message } = await catchError(() => build([source]));
    expect(message).toContain("`retry` stands beside `mutate`, which makes the function a step");
  });
});
