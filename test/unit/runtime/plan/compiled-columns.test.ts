/** Requests over columns that were written as code: what fails fails as it does elsewhere, and what is stale is not used. */
import { readFileSync, writeFileSync } from "node:fs";
import { DataflowError } from "@icosian/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const LINKS = 40;

const FEATURES = `"use dataflow";
export const half = (x: number): number => x / 2;
export const wrong = (x: number): number => (x === 3 ? (null as never) : x);
export const reader = (wrong: number): number => wrong ?? -1;
export const liar = (x: number): string => (x === 2 ? (Promise.reject(new Error("late")) as never) : "text");
export const strict = (half: number, limit: number): number => {
  if (half > limit) throw new RangeError("too much");
  return half;
};
export const link0 = (x: number, offset: number = 10): number => x + offset;
${Array.from({ length: LINKS }, (_, index) => `export const link${index + 1} = (link${index}: number): number => link${index} + 1;`).join("\n")}
export const label = (link0: number, link40: number): string => link0 + " to " + link40;
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./module0.js";
const flow = dataflow(features);
const adapted = dataflow({
  modules: [features],
  adapters: [{ name: "hundred", executeNode: ({ call, items }: any) => (call() as number) + 100 + items[0].index }],
} as any);
export const half = (x: any) => flow.executeColumns(["half"], { columns: { x } });
export const wrong = (x: any) => flow.executeColumns(["wrong"], { columns: { x } });
export const reader = (x: any) => flow.executeColumns(["reader"], { columns: { x } });
export const liar = (x: any) => flow.executeColumns(["liar"], { columns: { x } });
export const strict = (x: any, limit: number) => flow.executeColumns(["strict"], { columns: { x }, inputs: { limit } });
export const chain = (x: any) => flow.executeColumns(["label", "link40", "link7"], { columns: { x } });
export const plus = (x: any) => adapted.executeColumns(["half"], { columns: { x } });
const prepared = flow.prepare(["half"]);
export const again = (x: any) => prepared.executeColumns({ columns: { x } });
`;

type Main = Readonly<Record<string, (...args: readonly unknown[]) => Readonly<Record<string, unknown>>>>;

const folder = new CompileFolder();
const counter = globalThis as { icosianLoops?: number };
let main: Main;
let stale: Main;

beforeAll(async () => {
  [main, stale] = await Promise.all([load((text) => text), load((text) => text.replaceAll('fingerprint: "', "$&x"))]);
});
afterAll(() => folder.remove());

async function load(edit: (text: string) => string): Promise<Main> {
  const compiled = folder.compile([FEATURES], MAIN);
  const file = compiled.files.at(-1)!.replace(/ts$/, "js");
  const text = readFileSync(file, "utf8").replaceAll("tools) => {", "tools) => { globalThis.icosianLoops++;");
  writeFileSync(file, edit(text));
  return (await compiled.load()).at(-1) as Main;
}

/** What a call gives or throws, and how many loops have run. */
function observe(call: () => unknown): { readonly value: unknown; readonly loops: number } {
  counter.icosianLoops = 0;
  try {
    return { value: call(), loops: counter.icosianLoops };
  } catch (error) {
    return { value: error instanceof DataflowError ? error.problems[0]?.message : error, loops: counter.icosianLoops };
  }
}

describe("a request over columns as code", () => {
  it("runs one loop per block of rows", () => {
    const x = Float64Array.from({ length: 2500 }, (_, row) => row);
    expect(observe(() => main["half"]!(x))).toEqual({ value: { half: x.map((each) => each / 2) }, loops: 3 });
    expect(observe(() => main["half"]!([1, 2]))).toEqual({ value: { half: Float64Array.of(0.5, 1) }, loops: 1 });
  });

  it("runs several loops if there are many nodes", () => {
    const { value, loops } = observe(() => main["chain"]!([1, 2]));
    expect(value).toEqual({
      label: ["11 to 51", "12 to 52"],
      link40: Float64Array.of(51, 52),
      link7: Float64Array.of(18, 19),
    });
    expect(loops).toBe(3);
  });

  it("tells adapters the row", () => {
    expect(observe(() => main["plus"]!([1, 2]))).toEqual({ value: { half: Float64Array.of(100.5, 102) }, loops: 1 });
  });

  it("is the interpreter's work if the code is stale, or the request is prepared", () => {
    expect(observe(() => stale["half"]!([1]))).toEqual({ value: { half: Float64Array.of(0.5) }, loops: 0 });
    expect(observe(() => main["again"]!([1]))).toEqual({ value: { half: Float64Array.of(0.5) }, loops: 0 });
  });

  it.each([
    ["wrong", [[1, 3, 3]], "gave null, so its column cannot be a `Float64Array`"],
    ["liar", [[1, 2]], "returned a promise, and `executeColumns` cannot wait"],
    ["strict", [[2, 4, 6, 8], 2], "failed for row 2: too much"],
  ])("fails in the same words as the interpreter: %s", (name, args, text) => {
    const [written, interpreted] = [observe(() => main[name]!(...args)), observe(() => stale[name]!(...args))];
    expect([written.loops, interpreted.loops]).toEqual([1, 0]);
    expect(written.value).toEqual(interpreted.value);
    expect(written.value).toContain(text);
  });

  it("passes on what only other functions read", () => {
    expect(main["reader"]!([1, 3])).toEqual({ reader: Float64Array.of(1, -1) });
  });
});
