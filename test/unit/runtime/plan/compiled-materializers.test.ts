/** Requests of dataflows with materializers as code: the compiler plans them as the runtime does. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

const FEATURES = `"use dataflow";
import type { Collect } from "@icosian/runtime";
export const spendSum = (spend: readonly number[]): number => spend.length;
export const cost = (spendSum: number, signups: readonly number[]): number => spendSum * signups.length;
export const label = (cost: number): string => \`cost \${cost}\`;
export const price = (order: number): number => order * 2;
export const total = (price: Collect<number>): number => price.reduce((sum, each) => sum + each, 0);
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import * as features from "./module0.js";
const own = {
  name: "own",
  load: () => [{ spend: [1, 2], signups: [3] }, {}],
  stream: () => [[1, 2, 3], {}],
  save: (data: unknown) => ({ data }),
};
const flow = dataflow({
  modules: [features],
  materializers: [
    from(own as never, { columns: ["spend", "signups"] }),
    from(own as never, { items: "order" }),
    to(own as never, { id: "saved", dependencies: ["label"] }),
    to(own as never, { id: "savedPrices", dependencies: ["price"] }),
  ],
});
export const label = () => flow.execute(["label"]);
export const sync = () => flow.executeSync(["label", "spend.metadata"]);
export const saved = () => flow.execute(["saved"]);
export const prices = () => flow.execute(["savedPrices", "total"]);
`;

const counter = globalThis as { icosianChunks?: number };

it.each([
  ["label", { label: "cost 2" }],
  ["sync", { label: "cost 2", "spend.metadata": {} }],
  ["saved", { saved: { data: "cost 2" } }],
  ["prices", { savedPrices: { data: [2, 4, 6] }, total: 12 }],
])("%s", async (name, expected) => {
  const compiled = folder.compile([FEATURES], MAIN);
  const main = compiled.files.at(-1)!.replace(/ts$/, "js");
  const text = readFileSync(main, "utf8");
  writeFileSync(main, text.replaceAll("tools) => {", "tools) => { globalThis.icosianChunks++;"));
  const loaded = (await compiled.load()).at(-1) as Readonly<Record<string, () => unknown>>;
  counter.icosianChunks = 0;
  expect(await loaded[name]!()).toEqual(expected);
  expect(counter.icosianChunks).toBeGreaterThan(0);
});
