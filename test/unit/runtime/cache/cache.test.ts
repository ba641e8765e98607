/** A cache serves what has not changed, and computes everything else: values, behaviours, fan-outs, failures. */
import { retry } from "@icosian/runtime";
import { applyTo, gracefulErrors } from "@icosian/runtime/adapters";
import { cache, memory } from "@icosian/runtime/cache";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { hideModifiers } from "../modifiers/build.ts";
import { names, buildCached } from "./build-cached.ts";

const CHAIN = `
  export const rows = (n: number): readonly number[] => Array.from({ length: n }, (_, row) => row);
  export const sum = (rows: readonly number[]): number => rows.reduce((a, b) => a + b, 0);
  export const isEven = (sum: number): boolean => sum % 2 === 0;
  export const shown = (isEven: boolean, name: string): string => name + ": " + String(isEven);`;

const ALL = ["isEven", "rows", "shown", "sum"];

describe.each([["run"], ["runSync"]] as const)("%s", (method) => {
  it("computes everything the first time, and nothing the second time", async () => {
    const flow = await buildCached(CHAIN);
    const inputs = { n: 4, name: "even" };
    const first = await flow[method](["shown"], inputs);
    expect(first).toEqual({ results: { shown: "even: true" }, computed: ALL, served: [] });
    expect(await flow[method](["shown"], inputs)).toEqual({ ...first, computed: [], served: ALL });
  });

  it("computes what reads a changed input, and stops where a value is the same", async () => {
    const flow = await buildCached(CHAIN);
    await flow[method](["shown"], { n: 4, name: "even" });
    const other = await flow[method](["shown"], { n: 5, name: "even" });
    // 0 + 1 + 2 + 3 and 0 + … + 4 are both even.
    expect(other).toEqual({ results: { shown: "even: true" }, computed: ["isEven", "rows", "sum"], served: ["shown"] });
    const renamed = await flow[method](["shown"], { n: 5, name: "gerade" });
    expect(renamed.computed).toEqual(["shown"]);
  });
});

it("tells values apart that are alike", async () => {
  const flow = await buildCached(`export const shown = (x: unknown): string => typeof x + " " + String(x);`);
  const values = [1, "1", 1n, true, "true", null, "null", undefined, "undefined", 0, "", [], [1], "1,"];
  for (const x of values) {
    const { results, computed } = await flow.run(["shown"], { x });
    expect(results).toEqual({ shown: `${typeof x} ${String(x)}` });
    expect(computed).toEqual(["shown"]);
  }
  for (const x of values) expect((await flow.run(["shown"], { x })).computed).toEqual([]);
});

it("does not mistake an input that was changed in place for the old one", async () => {
  const flow = await buildCached(`export const size = (list: readonly number[]): number => list.length;`);
  const list = [1, 2];
  expect((await flow.run(["size"], { list })).results).toEqual({ size: 2 });
  list.push(3);
  expect((await flow.run(["size"], { list })).results).toEqual({ size: 3 });
});

it("does not mistake what a node has changed in place for what it was", async () => {
  const source = `
    export const list = (n: number): number[] => [n];
    export const grown = (list: number[], k: number): number[] => { list.push(k); return list; };
    export const size = (grown: number[]): number => grown.length;
    export const first = (list: number[]): number => list[0]!;`;
  const flow = await buildCached(source);
  expect((await flow.run(["size", "first"], { n: 7, k: 1 })).results).toEqual({ size: 2, first: 7 });
  expect((await flow.run(["size", "first"], { n: 7, k: 2 })).results).toEqual({ size: 2, first: 7 });
  expect((await flow.run(["grown"], { n: 7, k: 1 })).results).toEqual({ grown: [7, 1] });
});

it("gives each run a value of its own", async () => {
  const flow = await buildCached(`export const list = (n: number): number[] => [n];`);
  const one = (await flow.run(["list"], { n: 1 })).results["list"] as number[];
  one.push(9);
  const two = (await flow.run(["list"], { n: 1 })).results["list"] as number[];
  two.push(10);
  expect((await flow.run(["list"], { n: 1 })).results).toEqual({ list: [1] });
});

describe("behaviours", () => {
  const SOURCE = `
    let calls = 0;
    export const clock = (): number => ++calls;
    export const base = (n: number): number => n * 2;
    export const late = (clock: number, base: number): string => [clock, base].join();`;

  it("recompute computes and replaces, and what reads the value is served if it is the same", async () => {
    const flow = await buildCached(SOURCE, { options: { recompute: ["base"] } });
    await flow.run(["late"], { n: 1 });
    expect((await flow.run(["late"], { n: 1 })).computed).toEqual(["base"]);
  });

  it("disable computes each time, and what reads the value follows it", async () => {
    const flow = await buildCached(SOURCE, { options: { disable: ["clock"] } });
    expect((await flow.run(["late"], { n: 1 })).results).toEqual({ late: "1,2" });
    const second = await flow.run(["late"], { n: 1 });
    expect(second).toMatchObject({ results: { late: "2,2" }, computed: ["clock", "late"] });
  });

  it("ignore computes each time, and what reads the value does not follow it", async () => {
    const flow = await buildCached(SOURCE, { options: { ignore: ["clock"] } });
    expect((await flow.run(["late"], { n: 1 })).results).toEqual({ late: "1,2" });
    const second = await flow.run(["late"], { n: 1 });
    expect(second).toMatchObject({ results: { late: "1,2" }, computed: ["clock"] });
    expect((await flow.run(["late"], { n: 2 })).results).toEqual({ late: "3,4" });
  });

  it("ignores inputs, which may be connections", async () => {
    const source = `export const rows = (client: () => number, n: number): number => client() + n;`;
    const flow = await buildCached(source, { options: { ignore: ["client"] } });
    expect((await flow.run(["rows"], { client: () => 1, n: 1 })).results).toEqual({ rows: 2 });
    expect((await flow.run(["rows"], { client: () => 5, n: 1 })).results).toEqual({ rows: 2 });
    expect(flow.warnings).toEqual([]);
  });

  it("come from the modifier too, and the options of the cache are stronger", async () => {
    const source = `
      let calls = 0;
      export const clock = node(cached({ behavior: "ignore" }), (): number => ++calls);
      export const late = (clock: number, n: number): string => [clock, n].join();`;
    const flow = await buildCached(source);
    await flow.run(["late"], { n: 1 });
    expect(await flow.run(["late"], { n: 1 })).toMatchObject({ results: { late: "1,1" }, computed: ["clock"] });
    const other = await buildCached(source, { options: { default: ["clock"] } });
    await other.run(["late"], { n: 1 });
    expect((await other.run(["late"], { n: 1 })).computed).toEqual([]);
  });

  it("recompute and disable may be of all nodes", async () => {
    for (const options of [{ recompute: true }, { disable: true }] as const) {
      const flow = await buildCached(CHAIN, { options });
      await flow.run(["shown"], { n: 4, name: "even" });
      expect((await flow.run(["shown"], { n: 4, name: "even" })).computed).toEqual(ALL);
    }
  });

  it("reads nothing that was stored before if it is told so", async () => {
    const store = memory();
    await (await buildCached(CHAIN, { store })).run(["shown"], { n: 4, name: "even" });
    const flow = await buildCached(CHAIN, { store, options: { reads: false } });
    expect((await flow.run(["shown"], { n: 4, name: "even" })).computed).toEqual(ALL);
  });
});

describe("refuses", () => {
  it.each([
    [{ ignore: ["clok"] }, "There is no `clok`. Did you mean `clock`?"],
    [{ disable: ["n"] }, "`n` is an input, which is not computed."],
    [{ disable: ["clock"], recompute: ["clock"] }, "`clock` is named by `disable` and by `recompute`."],
  ])("names that cannot be meant: %j", async (options, message) => {
    const source = `export const clock = (n: number): number => n;`;
    const error = await catchError(() => buildCached(source, { options }));
    expect(error.message).toContain(message);
    expect(error.problems[0]!.code).toBe("ICO6017");
  });

  it.each([
    [{}, "`cache` needs a place for its values"],
    [{ folder: "" }, '`folder` of `cache` is ""'],
    [{ folder: "a", store: memory() }, "`cache` has a `folder` and a `store`"],
    [{ store: new Map() }, "`store` of `cache` is a Map"],
    [{ store: memory(), ingore: [] }, "Did you mean `ignore`?"],
    [{ store: memory(), ignore: "clock" }, "a list of names"],
    [{ store: memory(), codecs: [{}] }, "`codecs`"],
    ["a/folder", "takes options in an object"],
  ])("options: %j", (options, message) => {
    expect(() => cache(options as never)).toThrow(message);
  });

  it("a format without a codec", async () => {
    const source = `export const table = node(cached({ format: "arow" }), (n: number): number => n);`;
    expect((await catchError(() => buildCached(source))).message).toContain(`Its format is "arow"`);
  });

  it("wrong options of the modifier", async () => {
    const source = `export const table = node(cached({ behaviour: "ignore" } as never), (n: number): number => n);`;
    expect((await catchError(() => buildCached(hideModifiers(source)))).message).toContain("Did you mean `behavior`?");
  });
});

describe("what cannot be stored", () => {
  it("is computed each time, with one warning that says where", async () => {
    const source = `
      export const model = (n: number): unknown => ({ layers: [{ n, apply: (x: number): number => x }] });
      export const used = (model: { layers: { apply: (x: number) => number }[] }): number => model.layers[0]!.apply(4);`;
    const flow = await buildCached(source);
    await flow.run(["used"], { n: 1 });
    const again = await flow.run(["used"], { n: 1 });
    expect(again).toMatchObject({ results: { used: 4 }, computed: ["model", "used"] });
    expect(flow.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("`model` is computed each time, because its value has a function at `layers[0].apply`"),
      expect.stringContaining("`used` is computed each time, because its input `model` has a function at"),
    ]);
  });

  it("is stored through a codec", async () => {
    const source = `
      export class _Money { constructor(readonly cents: bigint) {} }
      export const price = (n: number): _Money => new _Money(BigInt(n));
      export const shown = (price: _Money): string => price.cents + " " + (price instanceof _Money);`;
    const plain = await buildCached(source);
    await plain.run(["shown"], { n: 3 });
    expect(plain.warnings[0]!.message).toContain("A codec for the class lets the cache store it");
    class Cents {
      readonly cents: bigint;
      constructor(cents: bigint) {
        this.cents = cents;
      }
    }
    const money = {
      name: "Money",
      is: (value: object): boolean => value.constructor.name === "_Money",
      encode: (value: unknown): unknown => (value as Cents).cents,
      decode: (data: unknown): unknown => new Cents(data as bigint),
    };
    const flow = await buildCached(source, { options: { codecs: [money] } });
    expect((await flow.run(["shown"], { n: 3 })).results).toEqual({ shown: "3 true" });
    expect(await flow.run(["shown"], { n: 3 })).toMatchObject({ computed: [], results: { shown: "3 true" } });
    expect(flow.warnings).toEqual([]);
  });

  it("fails nothing if a codec fails", async () => {
    const source = `export const date = (n: number): URL => new URL("http://localhost/" + String(n));`;
    const codec = {
      name: "URL",
      is: (value: object): boolean => value instanceof URL,
      encode: (): never => {
        throw new Error("no");
      },
      decode: (): never => {
        throw new Error("no");
      },
    };
    const flow = await buildCached(source, { options: { codecs: [codec] } });
    expect(String((await flow.run(["date"], { n: 3 })).results["date"])).toBe("http://localhost/3");
    expect(flow.warnings).toHaveLength(1);
  });
});

describe("fan-outs", () => {
  const SOURCE = `
    export const item = (n: number): Parallelizable<number> => Array.from({ length: n }, (_, at) => at * 10);
    export const squared = (item: number, power: number): number => item ** power;
    export const all = (squared: Collect<number>): readonly number[] => [...squared];
    export const total = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);`;

  it("computes only the items that are new", async () => {
    const flow = await buildCached(SOURCE);
    expect((await flow.run(["total"], { n: 2, power: 2 })).results).toEqual({ total: 100 });
    const more = await flow.run(["total"], { n: 3, power: 2 });
    expect(more.results).toEqual({ total: 500 });
    expect(more.computed).toEqual(["all", "item", "squared", "total"]);
    expect(more.served).toEqual(["squared", "squared"]);
    expect((await flow.run(["total"], { n: 3, power: 2 })).computed).toEqual([]);
  });

  it("runs a source that gives its items one by one each time", async () => {
    const source = SOURCE.replace(
      "=> Array.from({ length: n }, (_, at) => at * 10)",
      "{ for (let at = 0; at < n; at++) yield at * 10; }",
    ).replace(
      "export const item = (n: number): Parallelizable<number>",
      "export function* item(n: number): Parallelizable<number>",
    );
    const flow = await buildCached(source);
    await flow.run(["total"], { n: 2, power: 2 });
    const again = await flow.run(["total"], { n: 2, power: 2 });
    expect(again.served).toEqual(["all", "squared", "squared", "total"]);
    expect(flow.warnings).toEqual([]);
  });
});

describe("failures", () => {
  it("are never stored, and what was computed before is there", async () => {
    const source = `
      let calls = 0;
      export const clean = (n: number): number => n + 1;
      export const fit = (clean: number): number => { if (++calls === 1) throw new Error("out of memory"); return clean; };`;
    const flow = await buildCached(source);
    await expect(flow.run(["fit"], { n: 1 })).rejects.toThrow("out of memory");
    const resumed = await flow.run(["fit"], { n: 1 });
    // Those of the failed run were told as well.
    expect(resumed).toMatchObject({ results: { fit: 2 }, computed: ["clean", "fit"], served: ["clean"] });
  });

  it("sentinels are not stored, in whatever order the adapters stand", async () => {
    const source = `
      let calls = 0;
      export const flaky = (n: number): number => { if (++calls === 1) throw new Error("no"); return n; };
      export const next = (flaky: number): number => flaky + 1;`;
    const before = await buildCached(source, { before: [gracefulErrors()] });
    expect((await before.run(["next"], { n: 1 })).results).toEqual({ next: null });
    expect((await before.run(["next"], { n: 1 })).results).toEqual({ next: 2 });
    const after = await buildCached(source, { after: [gracefulErrors()] });
    expect((await after.run(["next"], { n: 1 })).results).toEqual({ next: null });
    expect((await after.run(["next"], { n: 1 })).results).toEqual({ next: 2 });
  });

  it("a retried node is one execution, and its value is stored", async () => {
    const source = `
      let calls = 0;
      export const flaky = (n: number): number => { if (++calls % 3 !== 0) throw new Error("no"); return n * calls; };`;
    const flow = await buildCached(source, { after: [applyTo(["flaky"], retry())] });
    expect((await flow.run(["flaky"], { n: 1 })).results).toEqual({ flaky: 3 });
    expect(await flow.run(["flaky"], { n: 1 })).toMatchObject({ results: { flaky: 3 }, computed: [] });
  });
});

describe("async nodes", () => {
  const SLOW = `
    let calls = 0;
    export const slow = async (n: number): Promise<string> => {
      const call = ++calls;
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (n < 0) throw new Error("negative");
      return n + " by call " + call;
    };`;

  it("are computed once for runs at the same time", async () => {
    const flow = await buildCached(SLOW);
    const runs = await Promise.all([1, 2, 3, 4].map(() => flow.flow.execute(names("slow"), { inputs: { n: 1 } })));
    expect(runs).toEqual(runs.map(() => ({ slow: "1 by call 1" })));
  });

  it("that fail do so for each of the runs", async () => {
    const flow = await buildCached(SLOW);
    const runs = await Promise.allSettled([1, 2, 3].map(() => flow.flow.execute(names("slow"), { inputs: { n: -1 } })));
    expect(runs.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });

  it("do not keep a run that is aborted waiting for another one", async () => {
    const source = `
      export const slow = async (n: number): Promise<number> => { await new Promise((go) => setTimeout(go, 300)); return n; };`;
    const { flow } = await buildCached(source);
    const first = flow.execute(names("slow"), { inputs: { n: 1 } });
    const began = performance.now();
    const second = flow.execute(names("slow"), { inputs: { n: 1 }, signal: AbortSignal.timeout(20) });
    await expect(second).rejects.toThrow("ICO8002");
    const waited = performance.now() - began;
    await first;
    expect(waited).toBeLessThan(performance.now() - began);
  });
});

it("works for prepared requests, overrides and config", async () => {
  const source = `
    export const doubled = (n: number): number => n * 2;
    export const rate = (): number => 3;
    export const paid = (doubled: number, rate: number): number => doubled * rate;`;
  const store = memory();
  const flow = await buildCached(source, { store });
  const prepared = flow.flow.prepare(names("paid"));
  expect(prepared.executeSync({ inputs: { n: 2 } })).toEqual({ paid: 12 });
  expect(prepared.executeSync({ inputs: { n: 2 }, overrides: { doubled: 5 } })).toEqual({ paid: 15 });
  expect(flow.flow.executeSync(names("paid"), { inputs: { n: 2 }, overrides: { doubled: 5 } })).toEqual({ paid: 15 });
  const configured = await buildCached(source, { store, config: { rate: 10 } });
  expect(configured.runSync(["paid"], { n: 2 })).toMatchObject({ results: { paid: 40 }, served: ["doubled"] });
});

it("shows in pictures and exports which nodes it may serve", async () => {
  const { flow } = await buildCached(CHAIN, { options: { disable: ["sum"] } });
  const { nodes } = flow.exportExecution(names("shown"), { inputs: { n: 1, name: "" } });
  const cached = nodes.filter(({ isCached }) => isCached).map(({ name }) => name);
  expect(cached).toEqual(["isEven", "rows", "shown"]);
});

it("computes rows of columns without looking at each", async () => {
  const flow = await buildCached(`export const doubled = (n: number): number => n * 2;`);
  const columns = { n: Float64Array.of(1, 2) };
  // A cast because the types of nodes are not known here.
  const result = (
    flow.flow as unknown as { executeColumns: (outputs: readonly string[], options: object) => unknown }
  ).executeColumns(["doubled"], { columns });
  expect(result).toEqual({ doubled: Float64Array.of(2, 4) });
});
