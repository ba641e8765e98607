/** What is given in a request is held against what is asked for, as TypeScript would hold it. */
import { describe, expect, it } from "vitest";
import { checkFiles, toCodes } from "./check-files.ts";

/** The verdict on a value that is given for an input of a type. */
function give(type: string, value: string, before = "", typeParameters = ""): readonly string[] {
  const checked = checkFiles({
    "types.ts": `export class Money { #cents = 0; get cents(): number { return this.#cents; } } export interface Row { kind: "a" | "b"; at?: number }
declare const brand: unique symbol; export type Id = string & { readonly [brand]: true };`,
    "features.ts": `"use dataflow"; import type { Id, Money, Row } from "./types.ts"; export type Uses = [Id, Money, Row];
export function node${typeParameters}(value: ${type}): unknown { return value; }`,
    "main.ts": `import { dataflow } from "@icosian/runtime"; import * as features from "./features.ts"; import * as types from "./types.ts"; export const t = types;
const flow = dataflow(features); ${before}
flow.executeSync(["node"], { inputs: { ${value} } });`,
  });
  expect(checked.typescript).toEqual([]);
  return toCodes(checked).map((line) => line.replace(/^main\.ts:3:\d+ /, ""));
}

describe("accepts", () => {
  it.each([
    ["readonly [number, string]", `value: [1, "a"]`],
    ["readonly (readonly [number, string])[]", `value: [[1, "a"], [2, "b"]]`],
    ["Row", `value: { kind: "a" }`],
    ["Row", `value: { kind, at: 2 }`, `const kind = "a";`],
    ["Row", `value: { "kind": "b" }`],
    ["Row[]", `value: [{ kind: "a" }, { kind: "b", at: 1 }]`],
    ["Record<string, Row>", `value: { x: { kind: "a" } }`],
    ["Set<number>", `value: new Set()`],
    ["Map<string, Set<number>>", `value: new Map([])`],
    ["Promise<number> | number", `value: Promise.resolve(1)`],
    ["readonly string[]", `value: Object.freeze([])`],
    ["(a: number) => string", `value: (a: number) => String(a)`],
    ["() => [number, string]", `value: () => [1, "a"]`],
    ["true", `value`, `const value = true;`],
    [
      "number",
      `value`,
      `const value: number | undefined = Math.random() > 0.5 ? 1 : undefined; if (value !== undefined)`,
    ],
    ["number", `value`, `const value: unknown = JSON.parse("1"); if (typeof value === "number")`],
    ["number | string", `value: value ?? "a"`, `declare const value: number | null;`],
    ["[number, string]", `value: Math.random() > 0.5 ? [1, "a"] : [2, "b"]`],
    ["[number, string]", `value: ([1, "a"])`],
    ["[number, string]", `value: [1, "a"] satisfies [number, string]`],
    ["number | null", `value: null`],
    ["number | undefined", `value: undefined`],
    ["any", `value: Symbol()`],
    ["unknown", `value: {}`],
    ["Id", `value: "x" as types.Id`],
    ["Money", `value: new types.Money()`],
    ["Value[]", `value: [1, "a"]`, "", "<Value>"],
    ["Value", `value: [1, 2]`, "", "<Value extends readonly [number, number]>"],
    ["Value", `value: { kind: "a" }`, "", `<Value extends { kind: "a" }>`],
    ["{ a: 1 } & { b: 2 }", `value: { a: 1, b: 2 }`],
    ["`${number}px`", "value: `1px`"],
    ["{ toString(): string }", `value: 1`],
    ["Float64Array", `value: Float64Array.of(1)`],
  ])("%s: %s", (type, value, before = "", typeParameters = "") =>
    expect(give(type, value, before, typeParameters)).toEqual([]),
  );
});

describe("refuses", () => {
  it.each([
    ["readonly [number, string]", `value: [1, 2]`],
    ["Row", `value: { kind: "c" }`],
    ["Row", `value: { at: 1 }`],
    ["Row[]", `value: [{ kind: "a" }, { kind: "b", at: "1" }]`],
    ["Record<string, Row>", `value: { x: { kind: "z" } }`],
    ["Set<number>", `value: new Set(["a"])`],
    ["Set<number>", `value: new Map()`],
    ["number", `value`, `const value: number | undefined = Math.random() > 0.5 ? 1 : undefined;`],
    ["number", `value`, `const value = "1";`],
    ["number", `value: Promise.resolve(1)`],
    ["number", `value: null`],
    ["number", `value: undefined`],
    ["Id", `value: "x"`],
    ["Money", `value: { cents: 1 }`],
    ["Value[]", `value: "a"`, "", "<Value>"],
    ["Value", `value: 1`, "", "<Value extends string>"],
    ["Float64Array", `value: [1]`],
    ["() => number", `value: 1`],
    ["[number, string]", `value: Math.random() > 0.5 ? [1, "a"] : [2]`],
    ["number[]", `value: [1] as const`],
    ["never", `value: 1`],
  ])("%s: %s", (type, value, before = "", typeParameters = "") =>
    expect(give(type, value, before, typeParameters)).toEqual(["error ICO3206 input-type"]),
  );
});
