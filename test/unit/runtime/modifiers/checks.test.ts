/** Every built-in check on every kind of data that it looks at: what passes, what fails, and what it says. */
import { describe, expect, it } from "vitest";
import type { Checks } from "../../../../runtime/src/quality/checks.ts";
import { CHECKS } from "../../../../runtime/src/quality/default-validators.ts";
import type { ValidationResult } from "../../../../runtime/src/quality/validator.ts";

function check(name: keyof Checks, argument: unknown, value: unknown): Promise<ValidationResult> | ValidationResult {
  // A cast because the table pairs each check with its own argument.
  return (CHECKS[name] as (value: unknown, argument: unknown) => ValidationResult)(value, argument);
}

const SCHEMA = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value: unknown) =>
      typeof value === "number" ? { value } : { issues: [{ message: "no number", path: ["a", { key: 0 }] }] },
  },
};

describe.each<[keyof Checks, unknown, readonly unknown[], readonly unknown[]]>([
  [
    "range",
    [0, 1],
    [0, 1, 0.5, [], [0, 1], Float64Array.of(0.1), new Set([1])],
    [-0.1, NaN, "1", null, [0, 2], [0, NaN]],
  ],
  ["range", [0n, 5n], [0n, 5n, 3, BigInt64Array.of(1n)], [6n, -1n]],
  ["valuesIn", ["us", "uk", null], ["us", null, ["us", "uk"]], ["fr", undefined, ["us", "fr"]]],
  ["valuesIn", [NaN], [NaN], [0]],
  ["dataType", "number", [1, NaN, [1, 2], Float64Array.of(1)], ["1", 1n, [1, "2"]]],
  ["dataType", Float64Array, [Float64Array.of(1)], [[1], Float32Array.of(1)]],
  ["dataType", Date, [new Date(), [new Date()]], [0, [new Date(), 0]]],
  ["dataType", String, ["a", ["a"]], [1]],
  ["allowNaN", false, [1, "NaN", null, [1]], [NaN, [1, NaN], Float32Array.of(NaN)]],
  ["allowNaN", true, [NaN, [NaN]], []],
  ["allowNull", false, [0, "", false, [1]], [null, undefined, [1, null]]],
  ["allowNull", true, [null], []],
  ["maxFractionNaN", 0.5, [[1, NaN], [], 1], [[NaN, NaN, 1], NaN, [null, undefined, 1]]],
  ["maxStandardDeviation", 1, [[1, 2, 3], [5], [1, 1, NaN]], [[0, 10]]],
  ["meanInRange", [1, 2], [[1, 2], 1, [1, NaN]], [[3, 4], [], [NaN]]],
  ["contains", "a", ["cat", ["a", "ba"]], ["dog", 1, ["a", "b"]]],
  ["contains", ["a", "b"], ["cab"], ["a"]],
  ["doesNotContain", ["x", "y"], ["cat", 1], ["axe", ["a", "y"]]],
  ["schema", SCHEMA, [1], ["1"]],
])("%s %o", (name, argument, passing, failing) => {
  it.each(passing.map((value) => [value]))("passes %o", async (value) => {
    expect(await check(name, argument, value)).toMatchObject({ passes: true });
  });

  it.each(failing.map((value) => [value]))("fails %o", async (value) => {
    const result = await check(name, argument, value);
    expect(result.passes).toBe(false);
    expect(result.message).not.toBe("");
  });
});

it.each<[keyof Checks, unknown, unknown, string]>([
  ["range", [0, 1], [0, 5, 7], "2 of 3 values are outside [0, 1], the first is 5 at index 1"],
  ["valuesIn", ["us"], "fr", 'the value "fr" is not among "us"'],
  ["dataType", Date, 0, "the value 0 is not of the type Date"],
  ["maxFractionNaN", 0.1, [NaN, 1, 2], "33.33 % of 3 values are NaN or null, at most 10 % may be"],
  ["maxStandardDeviation", 1, [0, 4], "the standard deviation is 2.8284271247461903, at most 1 may be"],
  ["schema", SCHEMA, "x", "a.0: no number"],
])("%s says what it found", async (name, argument, value, message) => {
  expect(await check(name, argument, value)).toMatchObject({ passes: false, message });
});
