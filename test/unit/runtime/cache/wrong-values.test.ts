/** Attempts to get wrong values out of a cache: nodes that are alike, values that change, stores and codecs that lie. */
import { dataflow, limit, retry, type Dataflow } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { cache, memory, type CacheStore } from "@icosian/runtime/cache";
import { describe, expect, it, vi } from "vitest";
import { catchError } from "../catch-error.ts";
import { loadModules } from "../modifiers/build.ts";
import { buildCached, withCache } from "./build-cached.ts";

function refuse(): never {
  throw new Error("no");
}

function toNull(): null {
  return null;
}

/** Names of outputs, of which the types know nothing. */
function names(...outputs: readonly string[]): readonly string[] {
  return outputs;
}

describe("nodes that are alike", () => {
  it("get values of their own if a modifier feeds them different functions", async () => {
    const flow = await buildCached(`
      const twice = (x: number): number => 2 * x;
      const thrice = (x: number): number => 3 * x;
      class Rate { readonly rate: number; constructor(rate: number) { this.rate = rate; } }
      export const f = node(
        parameterize({ a: { by: value(twice) }, b: { by: value(thrice) }, c: { by: value({ by: [twice] }) } }),
        (n: number, by: unknown): number => (typeof by === "function" ? by(n) : 0));
      export const g = node(
        parameterize({ d: { by: value(new Rate(1)) }, e: { by: value(new Rate(2)) } }),
        (n: number, by: Rate): number => n * by.rate);
      export const h = node(pipeOutput(step((x: number) => x).named("s"), step((x: number) => x + 1).named("t")),
        (n: number): number => n);`);
    const outputs = ["a", "b", "c", "d", "e", "h"];
    const results = { a: 10, b: 15, c: 0, d: 5, e: 10, h: 6 };
    expect((await flow.run(outputs, { n: 5 })).results).toEqual(results);
    expect(await flow.run(outputs, { n: 5 })).toMatchObject({ results, computed: ["h"] });
  });

  it("get values of their own if their function is told the name", async () => {
    const flow = await buildCached(`
      export const f = node(parameterize({ a: { k: value(1) }, b: { k: value(1) } }),
        (n: number, k: number, context: RunContext): string => context.node + String(n + k));
      export const one = ({ n }: { n: number }, { node }: RunContext): string => node + String(n);
      export const two = ({ n }: { n: number }, { node }: RunContext): string => node + String(n);`);
    const results = { a: "a6", b: "b6", one: "one5", two: "two5" };
    for (let round = 0; round < 2; round++)
      expect((await flow.run(["a", "b", "one", "two"], { n: 5 })).results).toEqual(results);
  });

  it("share one entry otherwise, whatever they are called", async () => {
    const flow = await buildCached(`
      export const f = node(parameterize({ a: { k: value(1) }, b: { k: value(1) }, c: { k: value(2) } }),
        (n: number, k: number): number => n + k);`);
    expect(await flow.run(["a", "b", "c"], { n: 5 })).toMatchObject({
      results: { a: 6, b: 6, c: 7 },
      computed: ["a", "c"],
      served: ["b"],
    });
  });

  it("of two dataflows with one adapter and one store are told apart by their code", async () => {
    const adapter = cache({ store: memory() });
    const build = async (by: number): Promise<(n: number) => Promise<unknown>> => {
      const modules = await loadModules(`export const f = async (n: number): Promise<number> => n * ${by};`);
      const flow = dataflow({ modules, adapters: [adapter] });
      return (n) =>
        (flow as unknown as { execute: (outputs: readonly string[], options: object) => Promise<unknown> }).execute(
          ["f"],
          { inputs: { n } },
        );
    };
    const [two, three] = [await build(2), await build(3)];
    for (let round = 0; round < 2; round++)
      expect(await Promise.all([two(1), three(1), two(2), three(2)])).toEqual([{ f: 2 }, { f: 3 }, { f: 4 }, { f: 6 }]);
  });

  it("with steps, fields, subdags and variants keep theirs", async () => {
    const inner = `
      export const scaled = (raw: number, factor: number): number => raw * factor;
      export const shifted = node(inject({ by: configuration("shift") }), (scaled: number, by: number): number => scaled + by);
      export const signed__pos = node(when({ sign: 1 }), (shifted: number): number => shifted);
      export const signed__neg = node(when({ sign: -1 }), (shifted: number): number => -shifted);`;
    const outer = `
      export const d = node(parameterizedSubdag([previous], {
        p: { inputs: { raw: source("n") }, config: { factor: 2, shift: 1, sign: 1 } },
        q: { inputs: { raw: source("n") }, config: { factor: 3, shift: 1, sign: -1 } },
        r: { inputs: { raw: value(7) }, config: { factor: 2, shift: 5, sign: 1 } },
      }), (signed: number): number => signed * 10);`;
    const flow = withCache(await loadModules(inner, outer).then(([, module]) => [module!]));
    const results = { p: 110, q: -160, r: 190 };
    const first = await flow.run(["p", "q", "r"], { n: 5 });
    expect(first.results).toEqual(results);
    expect(await flow.run(["p", "q", "r"], { n: 5 })).toMatchObject({
      results,
      computed: expect.not.arrayContaining(["p", "p.shifted"]),
    });
  });
});

describe("inputs", () => {
  it("that do not count are not those that are absent or undefined", async () => {
    const source = `export const f = (n: number, c: number | undefined = 7): number => n + c;`;
    const store = memory();
    const ignoring = await buildCached(source, { store, options: { ignore: ["c"] } });
    expect((await ignoring.run(["f"], { n: 5, c: 1 })).results).toEqual({ f: 6 });
    const flow = await buildCached(source, { store });
    for (let round = 0; round < 2; round++) {
      expect((await flow.run(["f"], { n: 5 })).results).toEqual({ f: 12 });
      expect((await flow.run(["f"], { n: 5, c: undefined })).results).toEqual({ f: 12 });
      expect((await flow.run(["f"], { n: 5, c: 7 })).results).toEqual({ f: 12 });
      expect((await flow.run(["f"], { n: 5, c: 2 })).results).toEqual({ f: 7 });
    }
  });

  it("that trade places are told apart, named and positional", async () => {
    const flow = await buildCached(`
      export const f = ({ a, b = 1 }: { a: number; b?: number }, c: number = 2): string => [a, b, c].join();
      export const g = ({ a = 9, b = 1 }: { a?: number; b?: number }): string => [a, b].join();`);
    for (let round = 0; round < 2; round++) {
      expect((await flow.run(["f", "g"], { a: 1, b: 2, c: 3 })).results).toEqual({ f: "1,2,3", g: "1,2" });
      expect((await flow.run(["f", "g"], { a: 2, b: 1, c: 3 })).results).toEqual({ f: "2,1,3", g: "2,1" });
      expect((await flow.run(["g"], { a: 1 })).results).toEqual({ g: "1,1" });
      expect((await flow.run(["g"], { b: 1 })).results).toEqual({ g: "9,1" });
    }
  });

  it("that the caller changes in place between runs are hashed again", async () => {
    const flow = await buildCached(`export const sum = (rows: number[]): number => rows.reduce((a, b) => a + b, 0);`);
    const rows = [1, 2];
    expect((await flow.run(["sum"], { rows })).results).toEqual({ sum: 3 });
    rows.push(3);
    expect((await flow.run(["sum"], { rows })).results).toEqual({ sum: 6 });
    rows[0] = 10;
    expect(flow.runSync(["sum"], { rows }).results).toEqual({ sum: 15 });
  });
});

describe("values", () => {
  it("that the caller or a node changes afterwards stay as they were computed", async () => {
    const flow = await buildCached(`
      export const small = (n: number): { list: number[] } => ({ list: [n, n] });
      export const large = async (n: number): Promise<Float64Array> => new Float64Array(100_000).fill(n);
      export const spoilt = (large: Float64Array, small: { list: number[] }): number => { large.fill(-1); small.list.push(-1); return 0; };`);
    for (let round = 0; round < 3; round++) {
      await flow.run(["spoilt"], { n: 4 });
      const { results } = await flow.run(["small", "large"], { n: 4 });
      const [small, large] = [results["small"] as { list: number[] }, results["large"] as Float64Array];
      expect(small).toEqual({ list: [4, 4] });
      expect(large.every((x) => x === 4)).toBe(true);
      small.list.length = 0;
      large.fill(99);
    }
  });

  it("that a node returns after it changed them are hashed as what they are now", async () => {
    const flow = await buildCached(`
      export const rows = (n: number): number[] => [n, 1];
      export const more = (rows: number[]): number[] => { rows.push(7); return rows; };
      export const size = (more: number[]): number => more.length;`);
    expect((await flow.run(["size"], { n: 4 })).results).toEqual({ size: 3 });
    expect(await flow.run(["size", "more"], { n: 4 })).toMatchObject({
      results: { size: 3, more: [4, 1, 7] },
      computed: [],
    });
  });

  it("are the same the second time, whatever they are", async () => {
    const flow = await buildCached(`
      export const all = (n: number): unknown => [undefined, null, NaN, -0, 1n, "", [ , 1], new Map([[{ n }, new Set([n])]]), new Date(n), /x/gi,
        Object.assign(Object.create(null), { __proto__: n, n }), JSON.parse('{ "__proto__": 1 }'), Uint8Array.of(n).subarray(0, 1), Buffer.from("a")];
      export const nothing = (n: number): void => {};
      export const minus = (n: number): number => -0 * n;`);
    const outputs = ["all", "nothing", "minus"];
    const first = await flow.run(outputs, { n: 3 });
    const second = await flow.run(outputs, { n: 3 });
    expect(second.computed).toEqual([]);
    expect(second.results).toStrictEqual(first.results);
    expect(Object.is(second.results["minus"], -0)).toBe(true);
  });

  it("without content are computed each time, and reach the nodes that read them as they are", async () => {
    const flow = await buildCached(`
      function* numbers(n: number): Generator<number> { yield n; yield n + 1; }
      export const many = (n: number): Iterable<number> => numbers(n);
      export const read = (many: Iterable<number>): number[] => [...many];
      export const proxy = (n: number): object => new Proxy({ n }, { get: () => n * 2 });
      export const getter = (n: number): object => ({ get n() { return n; } });
      export const call = (n: number): (() => number) => () => n;
      export const called = (call: () => number, getter: { n: number }): number => call() + getter.n;
      export const token = (n: number): symbol => Symbol.for(String(n));
      export const error = (n: number): Error => new RangeError(String(n));
      export const told = (error: Error, token: symbol): string => error.message + String(token.description) + String(error instanceof RangeError);`);
    for (const n of [1, 1, 2]) {
      const { results, served } = await flow.run(["read", "called", "told", "proxy"], { n });
      expect(results).toMatchObject({ read: [n, n + 1], called: 2 * n, told: `${n}${n}true` });
      expect((results["proxy"] as { n: number }).n).toBe(2 * n);
      expect(served).toEqual([]);
    }
  });

  it("may be deep, large, or shared", async () => {
    const flow = await buildCached(`
      export const deep = (n: number): unknown => { let at: unknown = n; for (let k = 0; k < 100_000; k++) at = [at]; return at; };
      export const big = (n: number): Float64Array => new Float64Array(12_500_000).fill(n);
      export const shared = (n: number): unknown => { const one = { n }; return { one, other: one, cycle: [] as unknown[] }; };
      export const depth = (deep: unknown): number => { let k = 0; for (let at = deep; Array.isArray(at); at = at[0]) k++; return k; };
      export const total = (big: Float64Array): number => big[0]! + big.at(-1)! + big.length;`);
    const expected = { depth: 100_000, total: 12_500_004, shared: { one: { n: 2 }, other: { n: 2 }, cycle: [] } };
    for (let round = 0; round < 2; round++)
      expect((await flow.run(["depth", "total", "shared"], { n: 2 })).results).toEqual(expected);
    expect((await flow.run(["depth", "total", "shared"], { n: 2 })).computed).toEqual([]);
  });
});

describe("codecs that lie", () => {
  const SOURCE = `
    class Money { readonly cents: number; constructor(cents: number) { this.cents = cents; } }
    export const money = (n: number): Money => new Money(n);
    export const cents = (money: Money): number => money.cents;`;
  const is = (value: object): boolean => value.constructor.name === "Money";

  it.each([
    ["gives itself", (value: object) => value],
    ["gives itself in a list", (value: object) => [value]],
    ["gives a function", () => () => 0],
    ["gives a promise", () => Promise.resolve(1)],
    ["throws", refuse],
  ] as const)("%s: the value is computed each time", async (_, encode) => {
    const codec = { name: "Money", is, encode, decode: refuse };
    const flow = await buildCached(SOURCE, { options: { codecs: [codec] } });
    for (let round = 0; round < 2; round++) expect((await flow.run(["cents"], { n: 3 })).results).toEqual({ cents: 3 });
    expect(flow.warnings.length).toBeGreaterThan(0);
  });

  it.each([
    ["throws when it decodes", is, refuse],
    ["throws when it is asked", refuse, toNull],
  ] as const)(
    "%s: the value is computed each time",
    async (_, asks: (value: object) => boolean, decode: () => never | null) => {
      const codec = { name: "Money", is: asks, encode: (value: object) => ({ ...value }), decode };
      const flow = await buildCached(SOURCE, { options: { codecs: [codec] } });
      for (let round = 0; round < 2; round++)
        expect((await flow.run(["cents", "money"], { n: 3 })).results).toMatchObject({ cents: 3 });
    },
  );
});

describe("runs", () => {
  it("of one dataflow at the same time keep their inputs apart", async () => {
    const flow = await buildCached(`
      export const slow = async (n: number): Promise<number> => { await new Promise((go) => setTimeout(go, n % 5)); return n * 2; };
      export const next = (slow: number, by: number): number => slow + by;`);
    const runs = Array.from({ length: 40 }, (_, at) => ({ n: at % 7, by: at % 3 }));
    const results = await Promise.all(runs.map((inputs) => flow.flow.execute(names("next"), { inputs })));
    expect(results).toEqual(runs.map(({ n, by }) => ({ next: 2 * n + by })));
  });

  it("that wait for one that is aborted compute the value themselves", async () => {
    const { flow } = await buildCached(`
      export const slow = async (n: number): Promise<number> => { await new Promise((go) => setTimeout(go, 60)); return n; };`);
    const first = flow.execute(names("slow"), { inputs: { n: 1 }, signal: AbortSignal.timeout(20) });
    const second = flow.execute(names("slow"), { inputs: { n: 1 } });
    await expect(first).rejects.toThrow("ICO8002");
    expect(await second).toEqual({ slow: 1 });
  });

  it("compute a large value of an async node once", async () => {
    const { flow } = await buildCached(`
      let calls = 0;
      export const large = async (n: number): Promise<number[]> => { await null; calls++; return new Array<number>(50_000).fill(calls * n); };`);
    const runs = await Promise.all([1, 2, 3].map(() => flow.execute(names("large"), { inputs: { n: 1 } })));
    expect(runs.map((results) => (results as { large: readonly number[] }).large[0])).toEqual([1, 1, 1]);
  });

  it("inside of nodes of other runs may use the same cache", async () => {
    const adapter = cache({ store: memory() });
    const build = async (source: string): Promise<Dataflow<never>> =>
      dataflow({ modules: await loadModules(source), adapters: [adapter] });
    const inner = await build(`export const f = (n: number): number => n + 1;`);
    const outer = await build(`
      export const g = (m: number, run: (n: number) => number): number => run(m) * 2;
      export const h = (g: number): number => g + 1;`);
    const call = (n: number): unknown => inner.executeSync(names("f"), { inputs: { n } })["f" as never];
    for (let round = 0; round < 2; round++)
      expect(outer.executeSync(names("h"), { inputs: { m: 1, run: call } })).toEqual({ h: 5 });
  });

  it("with equal keys may be sync and async by turns", async () => {
    const source = `
      export const f = node(parameterize({ a: { k: value(1) }, b: { k: value(1) } }), (n: number, k: number): number => n + k);
      export const both = (a: number, b: number): number => a + b;`;
    const flow = await buildCached(source, {
      after: [applyTo(["a"], retry({ attempts: 2, delayMs: 1 }), limit({ name: "one", concurrency: 1 }))],
    });
    for (const n of [1, 1, 2]) expect((await flow.run(["both"], { n })).results).toEqual({ both: 2 * n + 2 });
  });

  it("that end early leave nothing that is wrong", async () => {
    const flow = await buildCached(`
      export const one = async (n: number): Promise<number> => { await new Promise((go) => setTimeout(go, 5)); return n; };
      export const two = async (one: number, { signal }: RunContext): Promise<number> => {
        await new Promise((go) => setTimeout(go, 40));
        return signal.aborted ? -1 : one + 1;
      };`);
    const aborted = flow.flow.execute(names("two"), { inputs: { n: 1 }, signal: AbortSignal.timeout(20) });
    await expect(aborted).rejects.toThrow("ICO8002");
    await new Promise((go) => setTimeout(go, 60));
    expect((await flow.run(["two"], { n: 1 })).results).toEqual({ two: 2 });
  });
});

describe("stores that lie", () => {
  const SOURCE = `
    export const f = (n: number): number => n + 1;
    export const g = (f: number): number => f * 2;
    export const big = (n: number): Float64Array => new Float64Array(20_000).fill(n);`;
  const stores: Readonly<Record<string, () => CacheStore>> = {
    "gives promises although it says that it is sync": () => {
      const inner = memory();
      const put = (key: string, bytes: Uint8Array | readonly Uint8Array[]): Promise<void> =>
        Promise.resolve(inner.put(key, bytes));
      return {
        get: (key) => Promise.resolve(inner.get(key)),
        put,
        has: (key) => Promise.resolve(inner.has(key)),
        delete: () => Promise.resolve(),
      };
    },
    "gives values although it says that it is async": () => {
      const inner = memory();
      return {
        isAsync: true,
        get: (key) => inner.get(key),
        put: (key, bytes) => inner.put(key, bytes),
        has: () => true,
        delete: () => {},
      };
    },
    "throws at once although it is async": () => ({
      isAsync: true,
      get: () => {
        throw new Error("now");
      },
      put: () => {
        throw new Error("now");
      },
      has: () => {
        throw new Error("now");
      },
      delete: () => {
        throw new Error("now");
      },
    }),
    "gives something else than bytes": () => ({
      get: () => "text" as never,
      put: () => {},
      has: () => true,
      delete: () => {},
    }),
    "gives null": () => ({ get: () => null as never, put: () => {}, has: () => true, delete: () => {} }),
    "gives the same bytes for each key": () => {
      let last: Uint8Array | undefined;
      return {
        get: () => last,
        put: (_, bytes) => void (last = Buffer.concat([bytes].flat())),
        has: () => true,
        delete: () => {},
      };
    },
    "rejects with undefined": () => ({
      isAsync: true,
      get: () => Promise.reject(undefined),
      put: () => Promise.reject(undefined),
      has: () => Promise.reject(undefined),
      delete: () => Promise.reject(undefined),
    }),
  };

  it.each(Object.keys(stores))("%s: values are right", async (kind) => {
    const flow = await buildCached(SOURCE, { store: stores[kind]!() });
    for (const n of [1, 1, 2, 1]) {
      const { results } = await flow.run(["g", "big"], { n });
      expect(results["g"]).toBe(2 * n + 2);
      expect((results["big"] as Float64Array)[19_999]).toBe(n);
    }
    if (!kind.includes("async") && !kind.includes("rejects"))
      expect(flow.runSync(["g"], { n: 3 }).results).toEqual({ g: 8 });
    await flow.flow.close();
  });

  it("never answers: the run ends when it is aborted", async () => {
    const never = (): Promise<never> => new Promise(() => {});
    const store: CacheStore = { isAsync: true, get: never, put: never, has: never, delete: never };
    const { flow, warnings } = await buildCached(SOURCE, { store });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const abort = new AbortController();
      const run = flow.execute(names("g"), { inputs: { n: 1 }, signal: abort.signal });
      const ended = catchError(() => run);
      abort.abort();
      // The log of the run is waited for, but not without end.
      await vi.advanceTimersByTimeAsync(30_000);
      expect(String(await ended)).toContain("ICO8002");
    } finally {
      vi.useRealTimers();
    }
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining("it does not answer")]);
  });
});
