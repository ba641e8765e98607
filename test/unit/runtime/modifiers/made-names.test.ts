/** Messages speak of nodes that modifiers made by the names that the user wrote: when building, asking, and running. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../transformer/4-check/check-files.ts";
import { catchError } from "../catch-error.ts";
import { build, loadModules, run } from "./build.ts";

/** Modifiers on `f`, an output that needs the node that takes the input `x`, and what that node is called. */
const MISSING: readonly (readonly [modifiers: string, output: string, shown: string])[] = [
  [`checkOutput({ range: [0, 1] })`, "f", "`f` (before its checks)"],
  [`pipeOutput(step(twice))`, "f", "`f` (before its steps)"],
  [`pipeInput(step(twice))`, "f", "`f` (its step `twice`)"],
  [`pipeInput(step(twice).named("doubled"))`, "f", "`f` (its step `doubled`)"],
  [`parameterize({ a: { y: value(1) } })`, "a", "`a` (computed by `f`)"],
  [`checkOutput({ range: [0, 1] }), parameterize({ a: {} })`, "a", "`a` (computed by `f`, before its checks)"],
  [`parameterize({ a: {} }), checkOutput({ range: [0, 1] })`, "a", "`a` (computed by `f`, before its checks)"],
  [`parameterize({ b: {} }), parameterize({ a: {} })`, "b.a", "`b.a` (computed by `f`)"],
  [`checkOutput({ range: [0, 1] }), pipeOutput(step(twice))`, "f", "`f` (before its steps)"],
  [`tag({ owner: "me" })`, "f", "`f`"],
  [`inject({ y: value(1) })`, "f", "`f`"],
];

const source = (modifiers: string): string => `const twice = (x: number): number => x * 2;
export const f = node(${modifiers}, (x: number, y?: number): number => x + (y ?? 0));`;

describe("an input is missing", () => {
  it.each(MISSING)("of %s, at run time", async (modifiers, output, shown) => {
    const error = await catchError(async () => run(await build(source(modifiers)), [output]));
    expect(error.problems.map(({ code, subject }) => [code, subject])).toEqual([["ICO7002", "x"]]);
    expect(error.message).toContain(`is missing; ${shown} needs it.`);
  });

  it.each(MISSING)("of %s, when compiled", (modifiers, output, shown) => {
    const { diagnostics } = checkFiles({
      "features.ts": `"use dataflow";
import { checkOutput, inject, node, parameterize, pipeInput, pipeOutput, step, tag, value } from "@icosian/runtime";
${source(modifiers)}`,
      "main.ts": `import { dataflow } from "@icosian/runtime"; import * as features from "./features.ts";
dataflow(features).executeSync(["${output}"]);`,
    });
    const missing = diagnostics.filter(({ code }) => code === "ICO3202");
    expect(missing.map(({ message }) => message)).toEqual([
      `Input \`x\` is missing: ${shown} needs it. Give it in \`inputs\`.`,
    ]);
  });
});

/** What fails, and what the message says of the node. */
const FAILING: readonly (readonly [source: string, output: string, message: string])[] = [
  [
    `export const f = node(checkOutput({ range: [0, 1] }), (x: number): number => { throw new Error("no"); });`,
    "f",
    "The node `f` (before its checks), computed from `x`, failed: no",
  ],
  [
    `export const f = node(checkOutputCustom({ name: "v", validate: () => { throw new Error("no"); } }), (x: number): number => x);`,
    "f",
    "The node `f` (its check `v`), computed from `f` (before its checks), failed: no",
  ],
  [
    `export const f = node(checkOutput({ range: [5, 6], importance: "fail" }), (x: number): number => x);`,
    "f",
    "`f` failed a check: range: the value 1 is outside",
  ],
  [
    `const broken = (x: number): number => { throw new Error("no"); };
     export const f = node(pipeOutput(step(broken)), (x: number): number => x);`,
    "f",
    "The node `f` (its step `broken`), computed from `f` (before its steps), failed: no",
  ],
  [
    `export const f = node(extractFields("mean"), (x: number): { mean: number } => ({}) as any);`,
    "mean",
    "`f` gave no `mean`: it gave an object without fields.",
  ],
  [
    `export const f = node(pipeOutput(step((all: object): object => ({}))), extractFields("mean"), (x: number): { mean: number } => ({ mean: 1 })); export const g = node(dataLoader(), (mean: number): [number, object] => { throw new Error("no"); });`,
    "g",
    "The node `g` (data and metadata), computed from `mean`, failed: no",
  ],
  [
    `export const f = node(dataLoader(), (x: number): [number, object] => x as any);`,
    "f.metadata",
    "What loads the data of `f` (its metadata) gave 1",
  ],
  [
    `const loader = { name: "db", load: (): any => { throw new Error("no"); } };
     export const f = node(loadFrom(loader, {}, { parameter: "rows" }), (rows: number, x: number): number => rows);`,
    "f",
    "The node `f` (loading `rows`), computed from no inputs, failed: no",
  ],
  [
    `const saver = { name: "db", save: (): any => { throw new Error("no"); } };
     export const f = node(saveTo(saver), (x: number): number => x);`,
    "f.save",
    "The node `f` (saving it), computed from `f`, failed: no",
  ],
  [
    `export const f = node(parameterize({ a: {} }), (x: number): number => { throw new Error("no"); });`,
    "a",
    "The node `a` (computed by `f`), computed from `x`, failed: no",
  ],
];

describe("a node fails", () => {
  it.each(FAILING)("%s", async (text, output, message) => {
    const error = await catchError(async () => run(await build(text), [output], { x: 1 }));
    expect(error.message).toContain(message);
  });

  it("in a subdag, and in one within it", async () => {
    const [, , outer = {}] = await loadModules(
      `export function d(x: number): number { throw new Error("no"); }`,
      `export const inner = node(subdag([previous]), (d: number): number => d);`,
      `export const outer = node(subdag([previous]), (inner: number): number => inner);`,
    );
    const error = await catchError(() =>
      dataflow({ modules: [outer] }).execute(["outer"] as never, { inputs: { x: 1 } }),
    );
    expect(error.problems[0]?.subject).toBe("outer.inner.d");
    expect(error.message).toContain("The node `d` (within `inner`, within `outer`), computed from `x`, failed: no");
  });
});

it("a cycle is the user's, without what modifiers made on the way", async () => {
  const text = `export const a = node(checkOutput({ range: [0, 1] }), (b: number): number => b);
export const b = node(pipeOutput(step((x: number): number => x)), (a: number): number => a);`;
  const error = await catchError(() => build(text));
  expect(error.message).toContain("Nodes need each other's values: a → b → a (each");
});

it("`executeSync` names the async function, also where a modifier made another node of it", async () => {
  const flow = await build(
    `export const f = node(checkOutput({ range: [0, 1] }), async (x: number): Promise<number> => x);`,
  );
  const error = await catchError(() => flow.executeSync(["f"] as never, { inputs: { x: 1 } }));
  expect(error.message).toContain("`f` (before its checks) is async and the request needs it.");
});
