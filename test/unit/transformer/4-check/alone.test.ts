/** Modules that no dataflow links are checked by themselves, and what another module may provide is no mistake. */
import { describe, expect, it } from "vitest";
import { checkFiles, toCodes, type ProgramFiles } from "./check-files.ts";
import { readProgramFixtures } from "./program-fixtures.ts";

const HEAD = `"use dataflow";\n`;
const IMPORT = `import { dataflow } from "@icosian/runtime";\nimport * as features from "./features.ts";\n`;

function check(module: string, more: ProgramFiles = {}): readonly string[] {
  return toCodes(checkFiles({ "features.ts": `${HEAD}${module}`, ...more }));
}

describe("what is certain whatever the module is linked with", () => {
  it.each([
    [
      "types of edges",
      "export const a = (x: number): number => x;\nexport const b = (a: string): string => a;",
      "3:19 error ICO3101 edge-type",
    ],
    [
      "cycles",
      "export const a = (b: number): number => b;\nexport const b = (a: number): number => a;",
      "2:14 error ICO3104 cycle",
    ],
    [
      "inputs that nothing can be",
      "export const a = (x: number): number => x;\nexport const b = (x: string): string => x;",
      "3:19 error ICO3102 impossible-input",
    ],
    [
      "edges of any type",
      "export const a = (): any => 1;\nexport const b = (a: string): string => a;",
      "3:19 warning ICO3107 any-edge",
    ],
    [
      "modifiers that only a run tells",
      `import { node, parameterize, value } from "@icosian/runtime";\nconst twice = (): { a: { n: ReturnType<typeof value<number>> } } => ({ a: { n: value(2) } });\nexport const a = node(parameterize(twice()), (n: number): number => n);`,
      "4:14 warning ICO3113 unchecked-modifier",
    ],
    [
      "what modifiers make",
      `import { extractFields, node } from "@icosian/runtime";\nexport const size = node(extractFields("width"), (): { width: number } => ({ width: 1 }));\nexport const text = (width: string): string => width;`,
      "4:22 error ICO3101 edge-type",
    ],
    [
      "fan-outs whose origin is known",
      `import type { Collect } from "@icosian/runtime";\nexport const one = (): number => 1;\nexport const all = (one: Collect<number>): number => one.length;`,
      "4:21 error ICO6021 nothing-to-collect",
    ],
  ])("%s", (_, module, expected) => {
    expect(check(module)).toEqual([`features.ts:${expected}`]);
    // In a program that builds a dataflow of something else.
    const other = {
      "other.ts": `${HEAD}export const z = (): number => 1;\n`,
      "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as other from "./other.ts";\nexport const flow = dataflow(other);\n`,
    };
    expect(check(module, other)).toEqual([`features.ts:${expected}`]);
  });
});

describe("what another module, a config or a request may provide", () => {
  it.each([
    ["inputs", "export const a = (x: number): number => x;"],
    [
      "inputs that are nearly called like a node",
      "export const spend = (): number => 1;\nexport const mean = (spedn: number): number => spedn;",
    ],
    [
      "inputs of variants of which only one is there",
      `import { node, when } from "@icosian/runtime";\nexport const rate__us = node(when({ region: "us" }), (fee: number): number => fee);\nexport const rate__eu = node(when({ region: "eu" }), (fee: string): number => fee.length);\nexport const price = (rate: number): number => rate;`,
    ],
    [
      "config keys of gates",
      `import { node, when } from "@icosian/runtime";\nexport const a = node(when({ region: "us" }), (): number => 1);`,
    ],
    [
      "items of a fan-out of another module",
      `import type { Collect } from "@icosian/runtime";\nexport const one = (page: string): number => page.length;\nexport const all = (one: Collect<number>): number => one.length;`,
    ],
    ["a module without nodes", "export const limit = 3;"],
  ])("%s", (_, module) => expect(check(module)).toEqual([]));
});

it("says once, and where the mistake is, what is wrong in a module that is linked", () => {
  const module = "export const a = (x: number): number => x;\nexport const b = (a: string): string => a;\n";
  expect(check(module, { "main.ts": `${IMPORT}export const flow = dataflow(features);\n` })).toEqual([
    "features.ts:3:19 error ICO3101 edge-type",
  ]);
});

it("a module that only the inside of a subdag runs is linked", () => {
  const outer = `${HEAD}import { node, subdag } from "@icosian/runtime";\nimport * as features from "./features.ts";\nexport const total = node(subdag([features]), ({ a }: { a: number }): number => a);\n`;
  const main = `import { dataflow } from "@icosian/runtime";\nimport * as outer from "./outer.ts";\nexport const flow = dataflow(outer);\n`;
  const mistake = "export const a = (x: number): number => x;\nexport const b = (a: string): string => a;\n";
  expect(check(mistake, { "outer.ts": outer, "main.ts": main })).toEqual(["features.ts:3:19 error ICO3101 edge-type"]);
});

it("an expected mistake is expected in a module by itself too", () => {
  const module =
    "export const a = (x: number): number => x;\n// icosian-expect ICO3101: to be converted\nexport const b = (a: string): string => a;\n";
  expect(check(module)).toEqual([]);
});

describe("nothing is said of a module by itself that a dataflow of it under any config would not have", () => {
  const modules = readProgramFixtures().flatMap(({ name, files, settings }) =>
    Object.entries(files).flatMap(([file, text]) =>
      text.startsWith(HEAD.trim()) && !text.includes("dataflow(")
        ? [{ name: `${name}/${file}`, file, files, settings }]
        : [],
    ),
  );

  it("every module of the fixtures", () => {
    expect(modules.length).toBeGreaterThan(50);
    // One program each way: modules in folders of their own do not see each other.
    const sources = Object.fromEntries(
      modules.flatMap(({ name, files }) =>
        Object.entries(files).flatMap(([file, text]) =>
          text.includes("dataflow(") ? [] : [[`${name.slice(0, -3)}/${file}`, text]],
        ),
      ),
    );
    const mains = Object.fromEntries(
      modules.map(({ name, file }) => [
        `${name.slice(0, -3)}/main-of-it.ts`,
        `import { dataflow } from "@icosian/runtime";\nimport * as module from "./${file}";\nexport const flow = (config: Record<string, never>) => dataflow({ modules: [module], config });\n`,
      ]),
    );
    const linked = new Set(toCodes(checkFiles({ ...sources, ...mains })));
    const alone = toCodes(checkFiles(sources));
    expect(alone.length).toBeGreaterThan(20);
    expect(alone.filter((line) => !linked.has(line))).toEqual([]);
  });
});
