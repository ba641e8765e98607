/** `gracefulErrors` with sentinels of all kinds, beside wrappers and other adapters, and what hooks are told. */
import { retry, type LifecycleAdapter } from "@icosian/runtime";
import { applyTo } from "@icosian/runtime/adapters";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { run } from "../modifiers/build.ts";
import { buildGraceful, toRecorder } from "./build-graceful.ts";

const GONE = Symbol("gone");

describe("an own sentinel", () => {
  it("leaves null a value like any other, also as an input", async () => {
    const source = `
      export const none = (given: number | null): number | null => given;
      export const dead = (none: number | null): number => { throw new Error("dead"); };
      export const below = (dead: number, none: number | null): number => 1;
      export const shows = (none: number | null): string => String(none);`;
    const { flow } = await buildGraceful(source, { sentinelValue: GONE });
    const names: readonly string[] = ["none", "dead", "below", "shows"];
    const expected = { none: null, dead: GONE, below: GONE, shows: "null" };
    expect(await run(flow, names, { given: null })).toEqual(expected);
    expect(flow.executeSync(names, { inputs: { given: null } })).toEqual(expected);
  });

  it.each([[undefined], [Number.NaN], ["a text"]])("may be %s", async (sentinelValue) => {
    const source = `
      export const dead = (): number => { throw new Error("dead"); };
      export const below = (dead: number): number => 1;`;
    const { flow } = await buildGraceful(source, { sentinelValue });
    expect(await run(flow, ["below"])).toEqual({ below: sentinelValue });
  });

  it("does not confuse a constant of a modifier with a sentinel", async () => {
    const source = `export const takes = node(inject({ x: value(null) }), (x: null): string => String(x));`;
    const { flow } = await buildGraceful(source);
    expect(await run(flow, ["takes"])).toEqual({ takes: "null" });
  });

  it("passes an input or override with the sentinel's value on, as in Hamilton", async () => {
    const { flow } = await buildGraceful(`export const shows = (x: number | null): string => String(x);`);
    expect(await run(flow, ["shows"], { x: null })).toEqual({ shows: null });
    expect(await run(flow, ["shows"], { x: 1 })).toEqual({ shows: "1" });
  });
});

it("tells hooks of sentinels: where an error became one, and where one arrived", async () => {
  const lines: unknown[] = [];
  const source = `
    export const dead = (): number => { throw new RangeError("dead"); };
    export const below = (dead: number): number => dead;
    export const report = node(acceptErrorSentinels(), (dead: number | null, alive: number): string => [dead, alive].join());
    export const alive = (): number => 7;`;
  const { flow } = await buildGraceful(source, {}, { before: [toRecorder(lines)] });
  expect(await run(flow, ["below", "report"])).toEqual({ below: null, report: ",7" });
  expect(lines).toHaveLength(4);
  expect(lines).toEqual(
    expect.arrayContaining([
      ["dead", false, "sentinel", null, "dead", 1],
      ["below", false, "sentinel", null, undefined, 0],
      ["alive", true, "computed", 7, undefined, 1],
      ["report", true, "computed", ",7", undefined, 1],
    ]),
  );
});

describe("after other wrappers", () => {
  it("retries come first, within the adapter", async () => {
    const lines: unknown[] = [];
    const source = `export const $calls: number[] = [];
      export const flaky = node(retry({ attempts: 3 }), (n: number): number => { if ($calls.push(1) < n) throw new RangeError("no " + $calls.length); return 7; });`;
    const { flow, exports } = await buildGraceful(
      source,
      { errorToCatch: RangeError },
      { before: [toRecorder(lines)] },
    );
    expect(await run(flow, ["flaky"], { n: 3 })).toEqual({ flaky: 7 });
    (exports["$calls"] as number[]).length = 0;
    expect(await run(flow, ["flaky"], { n: 9 })).toEqual({ flaky: null });
    expect(lines).toEqual([
      ["flaky", true, "computed", 7, undefined, 3],
      ["flaky", false, "sentinel", null, "no 3", 3],
    ]);
  });

  it("adapters before it see failures as sentinels, those after it see errors", async () => {
    const source = `export const $calls: number[] = [];
      export const dead = (): number => { $calls.push(1); throw new Error("dead"); };`;
    const again = applyTo(["dead"], retry({ attempts: 4 }));
    const outside = await buildGraceful(source, {}, { before: [again] });
    expect(await run(outside.flow, ["dead"])).toEqual({ dead: null });
    expect(outside.exports["$calls"]).toHaveLength(1);
    const inside = await buildGraceful(source, {}, { after: [again] });
    expect(await run(inside.flow, ["dead"])).toEqual({ dead: null });
    expect(inside.exports["$calls"]).toHaveLength(4);
  });

  it("catches a time limit as the TimeoutError that it is, and not as anything else", async () => {
    const source = `export const slow = node(timeout(20), ({ signal }: RunContext): Promise<number> =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(new RangeError("aborted")))));`;
    const { flow } = await buildGraceful(source, { errorToCatch: DOMException });
    expect(await run(flow, ["slow"])).toEqual({ slow: null });
    const other = await buildGraceful(source, { errorToCatch: RangeError });
    expect((await catchError(() => run(other.flow, ["slow"]))).code).toBe("ICO8014");
  });

  it("does not catch the abort of the run, nor the failure of an adapter", async () => {
    const source = `export const slow = ({ signal }: RunContext): Promise<number> =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
      export const below = (slow: number): number => slow;`;
    const { flow } = await buildGraceful(source);
    const options = { signal: AbortSignal.timeout(20) };
    expect((await catchError(() => flow.execute(["below"] as readonly string[], options))).code).toBe("ICO8002");
    const broken: LifecycleAdapter = {
      name: "broken",
      executeNode: () => {
        throw new Error("broken");
      },
    };
    const { flow: second } = await buildGraceful(`export const one = (): number => 1;`, {}, { after: [broken] });
    expect((await catchError(() => run(second, ["one"]))).code).toBe("ICO8011");
  });

  it("forgets the sentinel if an adapter before it calls the node again", async () => {
    const lines: unknown[] = [];
    const source = `export const $calls: number[] = [];
      export const flaky = (): number => { if ($calls.push(1) < 2) throw new Error("once"); return 7; };`;
    const twice: LifecycleAdapter = { executeNode: ({ call }) => call() ?? call() };
    const { flow } = await buildGraceful(source, {}, { before: [toRecorder(lines), twice] });
    expect(await run(flow, ["flaky"])).toEqual({ flaky: 7 });
    expect(lines).toEqual([["flaky", true, "computed", 7, undefined, 2]]);
  });

  it("does not call `executeNode` for a node that a sentinel has reached, wherever its adapter stands", async () => {
    const called: string[] = [];
    const around = (where: string): LifecycleAdapter => ({
      executeNode: async ({ node, call }) => {
        const value = await Promise.resolve(call()).catch(() => "error");
        called.push(`${node.name} ${where} ${String(value)}`);
        return call();
      },
      isAsync: true,
    });
    const source = `
      export const dead = async (): Promise<number> => { throw new Error("dead"); };
      export const below = (dead: number): number => dead;`;
    const { flow } = await buildGraceful(source, {}, { before: [around("before")], after: [around("after")] });
    expect(await run(flow, ["below"])).toEqual({ below: null });
    // Each adapter calls the node twice, and looks at its first value.
    expect(called).toEqual(["dead after error", "dead before null", "dead after error"]);
  });

  it("knows errors of threads by their built-in classes", async () => {
    const source = `
      class Own extends Error {}
      export const range = node(worker(import.meta.url), (x: number): number => { throw new RangeError("range"); });
      export const own = node(worker(import.meta.url), (x: number): number => { throw new Own("own"); });`;
    const { flow } = await buildGraceful(source, { errorToCatch: RangeError });
    expect(await run(flow, ["range"], { x: 1 })).toEqual({ range: null });
    expect((await catchError(() => run(flow, ["own"], { x: 1 }))).cause).toMatchObject({ message: "own" });
    await flow.close();
  });
});
