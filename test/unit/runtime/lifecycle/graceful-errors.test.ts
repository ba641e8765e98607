/** `gracefulErrors` has the semantics of Hamilton's `GracefulErrorAdapter`: its documented examples and test cases. */
import { readFileSync, writeFileSync } from "node:fs";
import { dataflow, type Dataflow } from "@icosian/runtime";
import { gracefulErrors, type GracefulErrorsOptions } from "@icosian/runtime/adapters";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError } from "../catch-error.ts";
import { loadModules, run } from "../modifiers/build.ts";

const TYPES = `import type { Collect, Parallelizable } from "@icosian/runtime";\n`;

/** The module of `tests/test_parallel_graceful.py`. */
const PARALLEL = `${TYPES}
  export const start__good = node(when({ testFront: "good" }), (n: number): number => n);
  export const start__bad = node(when({ testFront: "bad" }), (n: number): number => { throw new Error("Went wrong"); });
  export const distro__middle = node(when({ testState: "middle" }), function* (start: number): Parallelizable<number> {
    for (let x = 0; x < start; x++) {
      if (x > 4) throw new Error("bad");
      yield x * 3;
    }
  });
  export const distro__early = node(when({ testState: "early" }), (start: number): Parallelizable<number> => {
    throw new Error("bad");
  });
  export const distro__pass = node(when({ testState: "pass" }), function* (start: number): Parallelizable<number> {
    for (let x = 0; x < start; x++) yield x * 3;
  });
  export function someMath(distro: number): number {
    if (distro > 15) throw new Error("No no no");
    return distro * 2;
  }
  export function otherMath(distro: number): number {
    if (distro < 10) throw new Error("Not allowed");
    return distro + 1;
  }
  export const gatherMath = node(acceptErrorSentinels(), (someMath: number | null, otherMath: number | null): any => [someMath, otherMath]);
  export const distroEnd = (gatherMath: Collect<any>): any => gatherMath;
  export const distroGather = (someMath: Collect<number>): any => someMath;
`;

/** The same with async functions and async generators. */
const ASYNC = PARALLEL.replaceAll("function*", "async function*")
  .replace(
    "export function someMath(distro: number): number",
    "export async function someMath(distro: number): Promise<number>",
  )
  .replace("(n: number): number =>", "async (n: number): Promise<number> =>");

/** The examples of the adapter's documentation. */
const EXAMPLES = `${TYPES}
  export class DoNotProceed extends Error {}
  export const wontProceed = (): number => { throw new DoNotProceed(); };
  export const willProceed = (): number => 1;
  export const neverReached = (wontProceed: number): number => { throw new Error("reached"); };
  export function* startPoint(): Parallelizable<number> {
    for (let i = 0; i < 5; i++) {
      if (i === 3) throw new DoNotProceed();
      yield i;
    }
  }
  export const inner = (startPoint: number): number => startPoint;
  export const gather = (inner: Collect<number>): any => inner;
  export const other = (): number => { throw new RangeError("another error"); };
`;

let modules: readonly object[] = [];
beforeAll(async () => void (modules = await loadModules(PARALLEL, ASYNC, EXAMPLES)));

function toFlow(index: number, options: GracefulErrorsOptions = {}, config: object = {}): Dataflow<never> {
  return dataflow({ modules: [modules[index]!], config, adapters: [gracefulErrors(options)] });
}

describe.each([
  ["synchronous functions", 0],
  ["asynchronous functions", 1],
])("the test cases of Hamilton, with %s", (_, index) => {
  it.each([
    ["early", true, "good", [null]],
    ["middle", true, "good", [0, 6, 12, 18, 24, null]],
    ["middle", false, "good", [null]],
    ["pass", true, "good", [0, 6, 12, 18, 24, 30, null, null, null, null]],
    ["pass", false, "good", [0, 6, 12, 18, 24, 30, null, null, null, null]],
    ["pass", false, "bad", [null]],
    ["pass", true, "bad", [null]],
  ])("%s, tryAllParallel %s, front %s", async (testState, tryAllParallel, testFront, expected) => {
    const flow = toFlow(index, { tryAllParallel }, { testState, testFront });
    expect(await run(flow, ["distroGather"], { n: 10 })).toEqual({ distroGather: expected });
    if (index === 0)
      expect(flow.executeSync(["distroGather"] as readonly string[], { inputs: { n: 10 } })).toEqual({
        distroGather: expected,
      });
  });

  it.each([
    [
      true,
      [
        [0, null],
        [6, null],
        [12, null],
        [18, null],
        [24, 13],
        [30, 16],
        [null, 19],
        [null, 22],
        [null, 25],
        [null, 28],
      ],
    ],
    [false, [null, null, null, null, [24, 13], [30, 16], null, null, null, null]],
  ])("allowInjection %s", async (allowInjection, expected) => {
    const flow = toFlow(index, { allowInjection }, { testState: "pass", testFront: "good" });
    const told: unknown[] = [];
    const options = { inputs: { n: 10 }, onItemError: (error: unknown) => void told.push(error) };
    expect(await flow.execute(["distroEnd"] as readonly string[], options)).toEqual({ distroEnd: expected });
    // An item whose failure became a sentinel has not failed.
    expect(told).toEqual([]);
  });
});

describe("the documented examples of Hamilton", () => {
  const errorToCatch = (): new () => Error => (modules[2] as { readonly DoNotProceed: new () => Error }).DoNotProceed;

  it("go on where nothing failed", async () => {
    const flow = toFlow(2, { errorToCatch: errorToCatch() });
    expect(await run(flow, ["willProceed", "neverReached"])).toEqual({ willProceed: 1, neverReached: null });
  });

  it.each([
    [true, [0, 1, 2, null]],
    [false, [null]],
  ])("fan out with tryAllParallel %s", async (tryAllParallel, gather) => {
    const flow = toFlow(2, { errorToCatch: errorToCatch(), tryAllParallel });
    expect(await run(flow, ["gather"])).toEqual({ gather });
  });

  it("end the run at another error", async () => {
    const error = await catchError(() => run(toFlow(2, { errorToCatch: errorToCatch() }), ["willProceed", "other"]));
    expect(error.code).toBe("ICO8001");
    expect(error.cause).toBeInstanceOf(RangeError);
  });
});

const MAIN = `import { dataflow } from "@icosian/runtime";
import { gracefulErrors } from "@icosian/runtime/adapters";
import * as features from "./module0.js";
const flow = dataflow({ modules: [features], config: { testState: "pass", testFront: "good" }, adapters: [gracefulErrors()] });
export const ask = () => flow.execute(["distroEnd", "distroGather"], { inputs: { n: 7 } });
`;

describe("requests that run as code", () => {
  const folder = new CompileFolder();
  afterAll(() => folder.remove());
  const names = `import { acceptErrorSentinels, node, when } from "@icosian/runtime";\n`;

  it.each([
    ["synchronous", PARALLEL],
    ["asynchronous", ASYNC],
  ])("%s", async (_, source) => {
    const compiled = folder.compile([`"use dataflow";\n${names}${source}`], MAIN);
    const main = compiled.files[1]!.replace(/ts$/, "js");
    const counter = globalThis as { gracefulChunks?: number };
    counter.gracefulChunks = 0;
    writeFileSync(
      main,
      readFileSync(main, "utf8").replaceAll("tools) => {", "tools) => { globalThis.gracefulChunks++;"),
    );
    const { ask } = (await compiled.load()).at(-1) as { readonly ask: () => Promise<unknown> };
    expect(await ask()).toEqual({
      distroEnd: [
        [0, null],
        [6, null],
        [12, null],
        [18, null],
        [24, 13],
        [30, 16],
        [null, 19],
      ],
      distroGather: [0, 6, 12, 18, 24, 30, null],
    });
    expect(counter.gracefulChunks).toBeGreaterThan(0);
  });
});
