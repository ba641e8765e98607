/** An edit counts as one of a body only if nothing outside can see it. */
import { describe, expect, it } from "vitest";
import { isSameOutsideBodies } from "../../../transformer/src/outline.ts";

const BEFORE = `"use dataflow";
import type { Row } from "./types.js";
let seen = 0;
export function total(rows: readonly Row[]): number {
  return rows.length;
}
export const label = (total: number): string => String(total);
export const inferred = () => seen;
function helper(x: number) { return x; }
`;

function isSame(after: string, before = BEFORE, file = "/p/rows.ts"): boolean {
  const input = { file, module: "rows.ts", isIncluded: false };
  return isSameOutsideBodies({ ...input, text: before }, { ...input, text: after });
}

function replace(from: string, to: string): string {
  expect(BEFORE).toContain(from);
  return BEFORE.replace(from, to);
}

// A function without a declared result has a diagnostic of its own, so it cannot be exported here.
const CLEAN = BEFORE.replace("export const inferred", "const inferred");

describe("an edit of a body", () => {
  it.each([
    ["the body of a function", "rows.length;", "rows.length + 1; // and more"],
    ["the body of an arrow", "String(total)", "`${total}`"],
    ["a local variable", "return rows.length", "let x = 1; let y; return rows.length"],
  ])("is one in %s", (_, from, to) => {
    expect(isSame(CLEAN.replace(from, to), CLEAN)).toBe(true);
  });

  it.each([
    ["a parameter", "rows: readonly Row[]", "rows: Row[]"],
    ["a result", "): number {", "): number | string {"],
    ["documentation", "export function", "/** Counts. */ export function"],
    ["an import", "./types.js", "./other.js"],
    ["a body whose result is inferred", "{ return x; }", "{ return String(x); }"],
    ["an assignment to a variable outside", "return rows.length", "seen = 1; return rows.length"],
    ["an assignment by a pattern", "return rows.length", "[seen] = [1]; return rows.length"],
    ["an assignment by a loop", "return rows.length", "for (seen of [1]); return rows.length"],
    ["an increment", "return rows.length", "seen++; return rows.length"],
    ["a body that imports", "rows.length;", "rows.length as import('x').Y;"],
    ["a request in a body", "rows.length;", "(rows as any).flow.execute([]);"],
    ["a comment that expects a diagnostic", "rows.length;", "rows.length; // icosian-expect ICO3101: why"],
    ["a syntax error", "rows.length;", "rows.length;;;("],
    ["a diagnostic of the module", "return rows.length", "return this.x"],
    ["another function", "function helper", "function helper2() {}\nfunction helper"],
    ["no dataflow module", `"use dataflow";`, `"use dataflows";`],
  ])("is not %s", (_, from, to) => {
    expect(CLEAN).toContain(from);
    expect(isSame(CLEAN.replace(from, to), CLEAN)).toBe(false);
  });

  it("is not one in a module with diagnostics, or with JSX", () => {
    expect(isSame(replace("rows.length;", "rows.length + 1;"))).toBe(false);
    expect(isSame(CLEAN.replace("rows.length;", "rows.length + 1;"), CLEAN, "/p/rows.tsx")).toBe(false);
  });
});
