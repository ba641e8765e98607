/** `--incremental`: the arguments of modifiers are in no declaration file, and edits of them are seen all the same. */
import { afterEach, expect, it } from "vitest";
import { RebuiltProject } from "./rebuilding.ts";

let project: RebuiltProject | undefined;
afterEach(() => project?.remove());

const HEAD = `"use dataflow";\nimport { inject, node, source, subdag, when } from "@icosian/runtime";\n`;

function features(region: string, source: string): string {
  return `${HEAD}
import * as inner from "./inner.js";
export const text = (year: number): string => String(year);
export const days__here = node(when({ region: "us" }), (year: number): number => year % 10);
export const days__there = node(when({ region: "${region}" }), (year: number): number => year % 9);
export const work = node(inject({ amount: source("${source}") }), (amount: number): number => 260 - amount);
export const nested = node(subdag([inner]), (total: number): number => total);
`;
}

function inner(type: string): string {
  return `${HEAD}
export const total = (year: number): ${type} => year as never;
export const share = (total: number): number => total / 2;
`;
}

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow({ modules: [features], config: { region: "us" } });
`;

/** What is edited, and the codes that a build then reports. */
const EDITS: readonly (readonly [file: string, text: string, codes: readonly string[]])[] = [
  ["src/features.ts", features("us", "days"), ["ICO3111"]],
  ["src/features.ts", features("uk", "text"), ["ICO3101"]],
  ["src/features.ts", features("uk", "days"), []],
  ["src/inner.ts", inner("string"), ["ICO3101"]],
  ["src/inner.ts", inner("number"), []],
];

it("edits of arguments, and of the inside of a subdag", async () => {
  project = await RebuiltProject.create(
    {
      "src/features.ts": features("uk", "days"),
      "src/inner.ts": inner("number"),
      "src/main.ts": MAIN,
    },
    "kept",
  );
  const codesOf = (output: string): readonly string[] =>
    [...new Set(Array.from(output.matchAll(/TS90\d+: (ICO\d+)/g), ([, code = ""]) => code))].sort();
  expect((await project.build("-p", ".", "--incremental")).output).not.toContain("error");
  const found: unknown[] = [];
  for (const [file, text] of EDITS) {
    project.write({ [file]: text });
    const incrementally = codesOf((await project.build("-p", ".", "--incremental")).output);
    const cleanly = codesOf((await project.build("-p", ".", "--noEmit")).output);
    expect(incrementally).toEqual(cleanly);
    found.push(cleanly);
  }
  expect(found).toEqual(EDITS.map(([, , codes]) => codes));
});
