/** Nodes that are called like members of functions and objects run right, however they are made; `then` is refused. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { expect, it } from "vitest";
import { checkFiles, toCodes } from "../../transformer/4-check/check-files.ts";
import { build, loadModules, run } from "./build.ts";

const NAMES = [
  "prototype",
  "name",
  "length",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "isPrototypeOf",
  "toJSON",
  "call",
  "apply",
  "bind",
];

/** Names of exports that begin so are helpers, but what modifiers make may be called so. */
const MADE_NAMES = [...NAMES, "__proto__", "__defineGetter__"];

const inputs = { x: 1 };

it.each(NAMES)("a function called %s", async (name) => {
  const flow = await build(
    `export function ${name}(x: number): number { return x + 1; }
     export function after(${name}: number): number { return ${name} * 10; }
     export const fed = node(inject({ y: source("${name}") }), (y: number): number => y * 100);`,
  );
  const result = await run(flow, [name, "after", "fed"], inputs);
  expect(Object.entries(result)).toEqual([
    [name, 2],
    ["after", 20],
    ["fed", 200],
  ]);
  expect(Object.keys(result)).toEqual([name, "after", "fed"]);
  const given = await flow.execute(["after"] as string[], { overrides: Object.fromEntries([[name, 5]]) });
  expect(given).toEqual({ after: 50 });
});

it.each(MADE_NAMES)("a node called %s that modifiers make", async (name) => {
  const own = name.startsWith("_") ? "plain" : name;
  const modules = await loadModules(
    `export const ${own} = node(tag({ k: "v" }), (x: number): number => x);`,
    `export const each = node(parameterize({ ["${name}"]: { y: value(3) } }), (y: number): number => y);`,
    `export const whole = node(extractFields("${name}"), (x: number): any => ({ ["${name}"]: x + 4 }));`,
    `export const outer = node(subdag([previous], { config: {} }), (whole: any): number => Object.keys(whole).length);`,
    `export const variant__a = node(when({ k: 1 }, { name: "${name}" }), (x: number): number => x + 5);`,
  );
  const of = (index: number, config = {}): Dataflow<never> => dataflow({ modules: [modules[index]!], config });
  expect(Object.entries(await run(of(0), [own], inputs))).toEqual([[own, 1]]);
  expect(Object.entries(await run(of(1), [name]))).toEqual([[name, 3]]);
  expect(Object.entries(await run(of(2), [name], inputs))).toEqual([[name, 5]]);
  expect(Object.entries(await run(of(3), [`outer.${name}`, "outer"], inputs))).toEqual([
    [`outer.${name}`, 5],
    ["outer", 1],
  ]);
  expect(Object.entries(await run(of(4, { k: 1 }), [name], inputs))).toEqual([[name, 6]]);
});

it.each(["toString", "valueOf", "call", "bind"])("a static method called %s", async (name) => {
  const flow = await build(`export class Nodes { static ${name}(x: number): any { return x + 1; } }`);
  expect(Object.entries(await run(flow, [name], inputs))).toEqual([[name, 2]]);
});

it("types know them", () => {
  const functions = NAMES.map((name) => `export function ${name}(x: number): number { return x; }`);
  const calls = NAMES.map((name) => `export const a${name} = flow.execute(["${name}"], { inputs: { x: 1 } });`);
  const checked = checkFiles({
    "nodes.ts": `"use dataflow";\n${functions.join("\n")}`,
    "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as nodes from "./nodes.ts";\nconst flow = dataflow(nodes);\n${calls.join("\n")}`,
  });
  expect(checked.typescript).toEqual([]);
  expect(toCodes(checked)).toEqual([]);
});

it("a node called `then` is refused, however it is made", async () => {
  const words = "A node cannot be called `then`";
  for (const source of [
    `export const a = node(unseen(extractFields("then")), (x: number): any => ({ then: () => x }));`,
    `export const b = node(unseen(parameterize({ then: { x: value(1) } })), (x: number): any => () => x);`,
    `export const c__d = node(when({ k: 1 }, { name: "then" }), (x: number): number => x);`,
  ])
    await expect(build(source, source.includes("when") ? { k: 1 } : {})).rejects.toThrow(words);
  const flow = await build(`export const later = (then: number): number => then + 1;`);
  expect(await run(flow, ["later"], JSON.parse(`{ "then": 1 }`) as Record<string, number>)).toEqual({ later: 2 });
});
