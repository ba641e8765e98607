/** Defaults that a generated file cannot have are refused, with their location. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generateFixture, makePackage } from "./generate-fixtures.ts";

const HEAD = `"use dataflow";
import { does, node } from "@icosian/runtime";
import { far } from "./far.js";
export const TAX = 5;
const hidden = 7;
const _sum = (x: number, y: number): number => x + y + hidden;
`;

it.each([
  ["a literal", "3", null],
  ["an export", "TAX", null],
  ["what everybody has", "Math.PI", null],
  ["a name of its own", "((hidden) => hidden)(3)", null],
  ["what the module hides", "TAX + hidden", "`hidden`"],
  ["what it imports", "far", "`far`"],
])("%s", (_name, value, hidden) => {
  const folder = makePackage();
  const definition = `export const total = node(does(_sum), (x: number, y: number = ${value}): number => x + y);\n`;
  writeFileSync(join(folder, "input.ts"), HEAD + definition);
  const modules = { modules: ["input.ts"], allowModuleOverrides: false, plans: [] };
  if (hidden === null) {
    generateFixture(folder, modules);
    expect(readFileSync(join(folder, "expected.gen.ts"), "utf8")).toContain("defaults: { y: () => (");
  } else expect(() => generateFixture(folder, modules)).toThrow(`${hidden}, which the module does not export`);
  rmSync(folder, { recursive: true });
});
