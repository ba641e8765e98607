/** Requests with fan-outs as code: a loop for the items, and code that is stale is not used. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./module0.js";
const flow = dataflow(features);
export const total = () => flow.executeSync(["total"], { inputs: { end: 4 } });
export const beside = () => flow.executeSync(["beside"], { inputs: { end: 4 } });
export const prepared = () => flow.prepare(["total", "beside"]).execute({ inputs: { end: 4 } });
`;

type Main = Readonly<Record<string, () => unknown>>;
const counter = globalThis as { icosianChunks?: number };

/** Compiles a module, and changes the JavaScript of it afterwards. */
async function load(features: string, edit: (text: string) => string): Promise<Main> {
  const compiled = folder.compile([features], MAIN);
  const [module, main] = compiled.files.map((file) => file.replace(/ts$/, "js"));
  writeFileSync(module!, edit(readFileSync(module!, "utf8")));
  const text = readFileSync(main!, "utf8");
  writeFileSync(main!, text.replaceAll("tools) => {", "tools) => { globalThis.icosianChunks++;"));
  return (await compiled.load()).at(-1) as Main;
}

async function observe(call: (() => unknown) | undefined): Promise<readonly [value: unknown, chunks: number]> {
  counter.icosianChunks = 0;
  return [await call?.(), counter.icosianChunks];
}

it("a request that needs a fan-out is code, and so is what is done for each item", async () => {
  const features = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export function* item(end: number): Parallelizable<number> { for (let each = 0; each < end; each++) yield each; }
export const square = (item: number): number => item * item;
export const total = (square: Collect<number>): number => square.reduce((sum, each) => sum + each, 0);
export const beside = (end: number): number => end + 1;
`;
  const main = await load(features, (text) => text);
  // The run's own tasks are one piece of it, the loop is another.
  expect(await observe(main["total"])).toEqual([{ total: 14 }, 2]);
  expect(await observe(main["beside"])).toEqual([{ beside: 5 }, 1]);
  expect(await observe(main["prepared"])).toEqual([{ total: 14, beside: 5 }, 2]);
});

it("code that was written before something fanned out is not used", async () => {
  const features = `"use dataflow";
export const item = (end: number): any => [end, end + 1];
export const square = (item: any): any => [item].flat().map((each) => each * each);
export const total = (square: any): any => square.flat().join();
export const beside = (end: number): number => end + 1;
`;
  const fresh = await load(features, (text) => text);
  expect(await observe(fresh["total"])).toEqual([{ total: "16,25" }, 1]);
  const stale = await load(features, (text) =>
    text
      .replace(/(name: "item", function.*isAsync: false)/, "$1, fansOut: true")
      .replace(/(inputs: \[\{ name: "square", type: "any", isOptional: false)/, "$1, collects: true"),
  );
  expect(await observe(stale["total"])).toEqual([{ total: "16,25" }, 0]);
  expect(await observe(stale["beside"])).toEqual([{ beside: 5 }, 1]);
});

it("nothing that needs the items of a fan-out is called when one of them has failed", async () => {
  const features = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export const item = (end: number): Parallelizable<number> => Array.from({ length: end }, (_, each) => each);
export const square = (item: number): number => { if (item === 2) throw new RangeError("two"); return item * item; };
export const total = (square: Collect<number>): number => { globalThis.icosianTotals++; return square.length; };
`;
  const totals = globalThis as { icosianTotals?: number };
  totals.icosianTotals = 0;
  const main = await load(`${features}export const beside = (end: number): number => end + 1;`, (text) => text);
  const error = await Promise.resolve(main["prepared"]!()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ problems: [{ code: "ICO8001", subject: "square" }], cause: new RangeError("two") });
  expect(totals.icosianTotals).toBe(0);
});

it("an iterator that gives no steps is told of, by code too", async () => {
  const features = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export const item = (end: number): Parallelizable<number> => ({ [Symbol.iterator]: () => ({ next: () => end }) }) as never;
export const total = (item: Collect<number>): number => item.length;
export const beside = (end: number): number => end + 1;
`;
  const main = await load(features, (text) => text);
  const error = await Promise.resolve(main["prepared"]!()).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("Its iterator gave 4 where a step with `done` has to be.");
});
