/** Checks that no value could pass, or none could fail, are refused when a dataflow is built, and by the compiler. */
import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { findChecksFault } from "../../../../runtime/src/quality/check-faults.ts";
import { checkFiles } from "../../transformer/4-check/check-files.ts";
import { build, run } from "./build.ts";

/** Checks as they are written, and what is said of them. */
const WRONG: readonly (readonly [checks: string, words: string])[] = [
  ["{ range: [2, 1] }", "`range` is [2, 1] and begins above its end, so that every value would fail."],
  ["{ range: [NaN, 1] }", "`range` is [NaN, 1]; give two numbers."],
  ["{ range: [0, '9'] }", '`range` is [0, "9"]; give two numbers.'],
  ["{ range: [0, undefined] }", "`range` is [0, undefined]; give two numbers."],
  ["{ range: [1] }", "`range` is [1]; give two limits, `[lowest, highest]`."],
  ["{ meanInRange: [2, 1] }", "`meanInRange` is [2, 1] and begins above its end"],
  ["{ meanInRange: [0n, 1n] }", "`meanInRange` is [0n, 1n]; give two numbers."],
  ["{ valuesIn: [] }", "`valuesIn` has no values, so that every value would fail."],
  ["{ valuesIn: new Set([1]) }", "`valuesIn` is a Set; give a list of values."],
  ["{ valuesIn: [5, 6], range: [0, 1] }", "no value can pass both `range` and `valuesIn`."],
  ["{ dataType: 'nubmer' }", '`dataType` is "nubmer", which `typeof` never gives. Did you mean `number`?'],
  ["{ dataType: 'null' }", '`dataType` is "null", which `typeof` never gives. It gives `bigint`, '],
  ["{ dataType: 3 }", "`dataType` is 3; give what `typeof` gives, or a constructor."],
  ["{ dataType: () => 1 }", "`dataType` is the function `dataType`; give what `typeof` gives, or a constructor."],
  ["{ allowNaN: 'no' }", '`allowNaN` is "no"; give true or false.'],
  ["{ allowNull: 0 }", "`allowNull` is 0; give true or false."],
  ["{ maxFractionNaN: 1.5 }", "`maxFractionNaN` is 1.5; give a share from 0 to 1."],
  ["{ maxFractionNaN: -0.1 }", "`maxFractionNaN` is -0.1; give a share from 0 to 1."],
  ["{ maxFractionNaN: NaN }", "`maxFractionNaN` is NaN; give a share from 0 to 1."],
  ["{ maxStandardDeviation: -1 }", "`maxStandardDeviation` is -1; give a finite number from 0."],
  ["{ maxStandardDeviation: Infinity }", "`maxStandardDeviation` is Infinity; give a finite number from 0."],
  ["{ maxStandardDeviation: '1' }", '`maxStandardDeviation` is "1"; give a finite number from 0.'],
  ["{ contains: '' }", "`contains` has the empty string, which is part of every string."],
  ["{ contains: [] }", "`contains` has no strings"],
  ["{ doesNotContain: ['a', ''] }", "`doesNotContain` has the empty string"],
  ["{ doesNotContain: /a/ }", "`doesNotContain` takes a string or a list of strings, not a RegExp."],
  ["{ contains: ['cat'], doesNotContain: 'a' }", "no value can pass both `contains` and `doesNotContain`."],
  ["{ range: [0, 1], meanInRange: [2, 3] }", "no value can pass both `range` and `meanInRange`."],
  ["{ schema: {} }", "`schema` is an object; give a Standard Schema"],
  ["{ rowSchema: [] }", "`rowSchema` is an array; give a Standard Schema"],
  ["{ columns: [] }", "`columns` is an array; give an object of checks by column."],
  ["{ columns: {} }", "`columns` names no column."],
  ["{ columns: { spend: {} } }", "`columns` has no checks of `spend`."],
  ["{ columns: { spend: [0, 1] } }", "`spend` of `columns` is an array; give an object of checks."],
  ["{ columns: { spend: { rnage: [0, 1] } } }", "`columns` knows no check `rnage`. Did you mean `range`?"],
  ["{ columns: { spend: { unique: ['id'] } } }", "`columns` knows no check `unique`. "],
  [
    "{ columns: { id: { allowNaN: false }, spend: { range: [5, 1] } } }",
    "for the column `spend`, `range` is [5, 1] and begins above",
  ],
  [
    "{ columns: { spend: { range: [0, 1], valuesIn: [5] } } }",
    "for the column `spend`, no value can pass both `range` and",
  ],
  ["{ rows: 5 }", "`rows` is 5; give two limits, `[lowest, highest]`."],
  ["{ rows: [5, 1] }", "`rows` is [5, 1] and begins above its end"],
  ["{ rows: [-5, -1] }", "`rows` ends below 0, so that no table could pass."],
  ["{ requiredColumns: 'id' }", '`requiredColumns` is "id"; give a list of names of columns.'],
  ["{ requiredColumns: [] }", "`requiredColumns` names no column."],
  ["{ unique: ['id', 3] }", "`unique` takes names of columns, not 3."],
  ["{ unique: ['id', 'id'] }", '`unique` names "id" twice.'],
];

it.each(WRONG)("%s", (written, words) => {
  // The arguments are written as code, because the compiler reads them too.
  const checks = runInThisContext(`(${written})`) as Parameters<typeof findChecksFault>[0];
  expect(findChecksFault(checks)?.reason).toContain(words);
});

it.each([
  "{ range: [0, 0] }",
  "{ range: [-Infinity, Infinity] }",
  "{ range: [0n, 5], valuesIn: [5, 'none'] }",
  "{ valuesIn: [undefined] }",
  "{ dataType: Date }",
  "{ dataType: Symbol }",
  "{ dataType: 'undefined' }",
  "{ allowNaN: true, allowNull: true }",
  "{ maxFractionNaN: 1 }",
  "{ maxFractionNaN: 0, maxStandardDeviation: 0 }",
  "{ contains: ['a', 'b'], doesNotContain: ['ab'] }",
  "{ range: [0, 1], meanInRange: [1, 3] }",
  "{ columns: { spend: { range: [0, 1], allowNaN: undefined } }, range: [5, 6] }",
  "{ rows: [0, Infinity], requiredColumns: ['id'], unique: ['id', 'day'] }",
])("%s is a check", (written) => {
  expect(findChecksFault(runInThisContext(`(${written})`) as object)).toBe(null);
});

it("says so of modules, in the compiler's words and the runtime's", async () => {
  // What the compiler cannot read is said when the dataflow is built.
  const readable = WRONG.filter(([written]) => !/new Set|\/a\/|=>|[0-9]n\b|NaN[,\]]|NaN }|Infinity/.test(written));
  const definitions = readable.map(
    ([written], index) => `export const f${index} = node(checkOutput(${written} as any), (x: number): number => x);`,
  );
  const head = `"use dataflow";\nimport { checkOutput, checkOutputCustom, node } from "@icosian/runtime";\n`;
  const { diagnostics } = checkFiles({ "nodes.ts": head + definitions.join("\n") });
  expect(diagnostics.map(({ message }) => message)).toEqual(
    readable.map(([, words], index) => expect.stringContaining(`A modifier of \`f${index}\` is wrong: ${words}`)),
  );
  for (const [written, words] of WRONG.slice(0, 3))
    await expect(
      build(`export const f = node(unseen(checkOutput(${written} as any)), (x: number): number => x);`),
    ).rejects.toThrow(words);
  await expect(
    build(`export const f = node(unseen(checkOutputCustom(
      { name: "own", validate: (): boolean => false }, { importance: "fatal" as any })), (x: number): number => x);`),
  ).rejects.toThrow('`importance` is "fatal"');
  await expect(
    build(`export const f = node(unseen(checkOutput({ range: undefined } as any)), (x: number): number => x);`),
  ).rejects.toThrow("`checkOutput` checks nothing");
});

it("lets right checks pass and fail", async () => {
  const flow = await build(`export const f = node(
    checkOutput({ range: [0, 9], maxFractionNaN: 0.5, importance: "fail" }), (x: readonly number[]): readonly number[] => x);`);
  expect(await run(flow, ["f"], { x: [1, 2] })).toEqual({ f: [1, 2] });
  await expect(run(flow, ["f"], { x: [1, 20] })).rejects.toThrow("outside [0, 9]");
});
