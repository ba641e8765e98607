/** Plans that were written as code: what fails fails as it does elsewhere, and what is stale is not used. */
import { readFileSync, writeFileSync } from "node:fs";
import { DataflowError } from "@icosian/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const FEATURES = `"use dataflow";
type Amount = number;
export const first = (x: number): number => x + 1;
export const second = (first: number, hook: () => Amount): Amount => (first > 0 ? hook() : first);
export const third = (first: number, second: Amount): number => first + second;
export const late = (third: number, label: string): string => label + third;
export const liar = (x: number): number => (x === 1 ? (Promise.resolve(2) as never) : x);
export const believer = (liar: number): number => liar;
export const slow = (hook: () => Amount): Amount => hook();
export const both = (first: number, slow: Amount, third: number): string => [first, slow, third].join(" ");
`;

const LONG = `"use dataflow";
${Array.from({ length: 300 }, (_, index) => `export const link${index + 1} = (link${index}: number): number => link${index} + 1;`).join("\n")}
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./module0.js";
import * as long from "./module1.js";
const flow = dataflow(features);
export const late = (inputs: any, options: any) => flow.execute(["late"], { inputs, ...options });
export const lateSync = (inputs: any) => flow.executeSync(["late"], { inputs });
export const believer = (x: number) => flow.execute(["believer"], { inputs: { x } });
export const both = (inputs: any) => flow.execute(["both"], { inputs });
export const end = (link0: number) => dataflow(long).executeSync(["link300", "link150"], { inputs: { link0 } });
`;

type Main = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const folder = new CompileFolder();
const counter = globalThis as { icosianChunks?: number };
let main: Main;
let stale: Main;

beforeAll(async () => {
  [main, stale] = await Promise.all([load((text) => text), load((text) => text.replace(/fingerprint: "/g, "$&x"))]);
});
afterAll(() => folder.remove());

async function load(edit: (text: string) => string): Promise<Main> {
  const compiled = folder.compile([FEATURES, LONG], MAIN);
  const file = compiled.files.at(-1)!.replace(/ts$/, "js");
  const text = readFileSync(file, "utf8").replaceAll("tools) => {", "tools) => { globalThis.icosianChunks++;");
  writeFileSync(file, edit(text));
  return (await compiled.load()).at(-1) as Main;
}

/** What a call gives or throws, and how many chunks have run by then. */
async function observe(call: () => unknown): Promise<{ readonly value: unknown; readonly chunks: number }> {
  counter.icosianChunks = 0;
  const value: unknown = await Promise.resolve()
    .then(call)
    .catch((error: unknown) => error);
  return { value, chunks: counter.icosianChunks };
}

const give = (value: unknown) => (): unknown => value;

describe("a plan that was written as code", () => {
  it("is what runs", async () => {
    const inputs = { x: 1, hook: give(5), label: "= " };
    expect(await observe(() => main["late"]!(inputs))).toEqual({ value: { late: "= 7" }, chunks: 1 });
    expect(await observe(() => main["lateSync"]!(inputs))).toEqual({ value: { late: "= 7" }, chunks: 1 });
    expect(await observe(() => main["end"]!(1))).toEqual({ value: { link300: 301, link150: 151 }, chunks: 3 });
  });

  it("is left alone when it is of something else", async () => {
    const inputs = { x: 1, hook: give(5), label: "= " };
    expect(await observe(() => stale["late"]!(inputs))).toEqual({ value: { late: "= 7" }, chunks: 0 });
    const { value, chunks } = await observe(() => main["late"]!({ ...inputs, label: undefined, y: 1 }));
    expect([codesOf(value), chunks]).toEqual([["ICO7003"], 0]);
  });

  it("names the node that fails, with its place and its cause", async () => {
    const cause = new RangeError("no");
    const inputs = {
      x: 1,
      label: "",
      hook: () => {
        throw cause;
      },
    };
    for (const each of [main, stale])
      for (const name of ["late", "lateSync"]) {
        const { value } = await observe(() => each[name]!(inputs));
        expect(value).toMatchObject({
          cause,
          problems: [{ code: "ICO8001", subject: "second", locations: [{ line: 4 }] }],
        });
      }
  });

  it("goes on after a promise that nobody has declared, with all that it has computed", async () => {
    const inputs = { x: 1, hook: give(Promise.resolve(5)), label: "= " };
    expect((await observe(() => main["late"]!({ ...inputs, hook: give(5) }))).value).toEqual({ late: "= 7" });
    const value = (await observe(() => main["both"]!({ x: 1, hook: once(5, Promise.resolve(7)) }))).value;
    expect(value).toEqual((await observe(() => stale["both"]!({ x: 1, hook: once(5, Promise.resolve(7)) }))).value);
    expect(value).toEqual({ both: "2 5 9" });
  });

  it("refuses the promise of a function that is declared to give a number", async () => {
    const { value } = await observe(() => main["believer"]!(1));
    expect(codesOf(value)).toEqual(["ICO8008"]);
    expect((await observe(() => main["believer"]!(3))).value).toEqual({ believer: 3 });
  });

  it("hears of an abort", async () => {
    const controller = new AbortController();
    const hook = (): number => {
      controller.abort(new Error("enough"));
      return 1;
    };
    const { value } = await observe(() => main["late"]!({ x: 1, label: "", hook }, { signal: controller.signal }));
    expect(codesOf(value)).toEqual(["ICO8002"]);
  });
});

/** Gives the values one after the other. */
function once(...values: readonly unknown[]): () => unknown {
  const left = [...values];
  return () => left.shift();
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof DataflowError)) throw error;
  return error.problems.map(({ code }) => code);
}
