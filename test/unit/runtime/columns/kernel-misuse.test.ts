/** Kernels take every column of numbers as it is, and say what is wrong with anything else. */
import { describe, expect, it } from "vitest";
import * as kernels from "@icosian/runtime/columns";

const { rollingMax, rollingMean, rollingMin, rollingStd, rollingSum, difference, fill, ratioToLag, shift } = kernels;

const ROLLING = Object.entries({ rollingMean, rollingSum, rollingMin, rollingMax, rollingStd });

const ONE = Float64Array.of(1, 2, 3);

/** Every kernel of one column of numbers, with valid arguments. */
const KERNELS: ReadonlyMap<string, (column: ArrayLike<number | null>) => unknown> = new Map([
  ...ROLLING.map(([name, kernel]) => [name, (column: ArrayLike<number | null>) => kernel(column, 2)] as const),
  ...Object.entries({ shift, difference, ratioToLag, fill }).map(
    ([name, kernel]) => [name, (column: ArrayLike<number | null>) => kernel(column, 1)] as const,
  ),
  ["cumulativeSum", kernels.cumulativeSum],
  ["zScore", kernels.zScore],
  ["clip", (column) => kernels.clip(column, 0, 2)],
  ["groupMean", (column) => kernels.groupMean(column, ["a", "a", "b"])],
  ["quantiles", (column) => kernels.quantiles(column, [0.5])],
]);

describe.each([...KERNELS])("%s", (name, kernel) => {
  it("takes typed arrays, lists and anything else with a length and numbers, and changes none", () => {
    const expected = kernel(Object.freeze([1, 2, 3]));
    for (const column of [
      Float64Array.of(1, 2, 3),
      Float32Array.of(1, 2, 3),
      Uint8Array.of(1, 2, 3),
      { length: 3, 0: 1, 1: 2, 2: 3 },
    ]) {
      const before = JSON.stringify(column);
      expect(kernel(column)).toEqual(expected);
      expect(JSON.stringify(column)).toBe(before);
    }
  });

  it("takes null for a missing number", () => {
    expect(kernel([1, null, 3])).toEqual(kernel([1, NaN, 3]));
  });

  it("never returns the column itself", () => {
    expect(kernel(ONE)).not.toBe(ONE);
  });

  it.each([
    [
      BigInt64Array.of(1n, 2n, 3n),
      `\`${name}\` takes numbers, not bigints. \`Float64Array.from(column, Number)\` converts`,
    ],
    [[1, "2", 3], `\`${name}\` takes numbers, and row 1 of the column is "2".`],
    [[1n, 2n, 3n], `\`${name}\` takes numbers, and row 0 of the column is 1n.`],
    ["123", `\`${name}\` takes a column, a list or a typed array, not "123".`],
    [undefined, `\`${name}\` takes a column, a list or a typed array, not undefined.`],
    [null, `\`${name}\` takes a column, a list or a typed array, not null.`],
    [{ spend: [1] }, `\`${name}\` takes a column, a list or a typed array, not an object.`],
    [new DataView(new ArrayBuffer(8)), `\`${name}\` takes a column, a list or a typed array, not a DataView.`],
    [() => 1, `\`${name}\` takes a column, a list or a typed array, not a function.`],
  ])("refuses %o", (column, message) => {
    // A cast, because TypeScript refuses these.
    expect(() => kernel(column as never)).toThrow(TypeError);
    expect(() => kernel(column as never)).toThrow(message);
  });
});

describe("arguments of kernels", () => {
  it.each(ROLLING)("%s", (name, kernel) => {
    for (const window of [0, -1, 2.5, NaN, Infinity, "3", undefined])
      expect(() => kernel(ONE, window as never)).toThrow(RangeError);
    expect(() => kernel(ONE, 2.5)).toThrow(`The window of \`${name}\` is 2.5; give a whole number of rows from 1.`);
    expect(kernel(ONE, 4)).toEqual(new Float64Array(3).fill(NaN));
    expect(kernel(ONE, 1e9)).toEqual(new Float64Array(3).fill(NaN));
    expect(kernel([], 3)).toEqual(new Float64Array(0));
  });

  it.each([
    [() => kernels.shift(ONE, 0.5), "`shift` moves by a whole number of rows, not by 0.5."],
    [() => kernels.difference(ONE, 0), "The lag of `difference` is 0; give a whole number of rows, not 0."],
    [() => kernels.ratioToLag(ONE, NaN), "The lag of `ratioToLag` is NaN"],
    [() => kernels.clip(ONE, 3, 2), "The limits of `clip` are swapped: 3 is above 2."],
    [() => kernels.clip(ONE, NaN, 2), "A limit of `clip` is NaN; give a number."],
    [() => kernels.clip(ONE, 1, undefined as never), "A limit of `clip` is undefined; give a number."],
    [() => kernels.fill(ONE, NaN), "`fill` replaces missing numbers by a number, not by NaN."],
    [() => kernels.groupMean(ONE, ["a"]), "`groupMean` is given 3 values and 1 groups; give one group per value."],
    [() => kernels.quantiles(ONE, [0.5, 1.5]), "A probability of `quantiles` is 1.5; give numbers from 0 to 1."],
    [() => kernels.quantiles(ONE, [NaN]), "A probability of `quantiles` is NaN"],
  ])("%s", (act, message) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(message);
  });

  it.each([
    [() => kernels.quantiles(ONE, 0.5 as never), "`quantiles` takes a column, a list or a typed array, not 0.5."],
    [() => kernels.groupMean(ONE, "aab"), '`groupMean` takes a column, a list or a typed array, not "aab".'],
    [() => kernels.oneHot([1, "1"]), "`oneHot` finds two values that are both written `1`."],
    [() => kernels.oneHot([{}]), "`oneHot` takes plain values, and row 0 of the column is an object."],
    [() => kernels.oneHot("abc"), '`oneHot` takes a column, a list or a typed array, not "abc".'],
  ])("%s", (act, message) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });

  it("shifts beyond the column give only NaN", () => {
    for (const by of [3, -3, 100, -100, 2 ** 52]) {
      expect(kernels.shift(ONE, by)).toEqual(new Float64Array(3).fill(NaN));
      expect(kernels.difference(ONE, by)).toEqual(new Float64Array(3).fill(NaN));
    }
  });
});
