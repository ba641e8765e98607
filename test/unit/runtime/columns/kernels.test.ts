/** The kernels agree with their definitions, on all columns. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as kernels from "@icosian/runtime/columns";
import { combine, deviationOf, findDifference, roll, sumExactly } from "./naive-kernels.ts";

const { rollingMax, rollingMean, rollingMin, rollingStd, rollingSum } = kernels;

/** Numbers whose sums can be told exactly, tiny beside huge ones, and what is no number. */
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1000, max: 1000 }).map((each) => each / 8) },
  { weight: 1, arbitrary: fc.constantFrom(1e16, -1e16, 1e17, 3e16 + 4) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, -0) },
);
const column = fc.array(number, { maxLength: 40 });
const finite = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((each) => each / 8),
  { maxLength: 40 },
);
const window = fc.integer({ min: 1, max: 12 });
const lag = fc.integer({ min: -12, max: 12 }).filter((each) => each !== 0);

describe("rolling kernels", () => {
  it.each([
    ["rollingSum", rollingSum, sumExactly],
    ["rollingMean", rollingMean, (windowed: readonly number[]) => sumExactly(windowed) / windowed.length],
    ["rollingMin", rollingMin, (windowed: readonly number[]) => Math.min(...windowed)],
    ["rollingMax", rollingMax, (windowed: readonly number[]) => Math.max(...windowed)],
  ])("%s is what its definition says, for every window", (_, kernel, reduce) => {
    fc.assert(
      fc.property(column, window, (numbers, rows) => {
        expect(findDifference(kernel(numbers, rows), roll(numbers, rows, reduce))).toBeNull();
      }),
    );
  });

  it("rollingStd is what its definition says, whatever has left the window", () => {
    fc.assert(
      fc.property(column, finite, window, (before, numbers, rows) => {
        const all = [...before, ...numbers];
        const expected = roll(all, rows, deviationOf).slice(before.length + rows - 1);
        expect(findDifference(rollingStd(all, rows).slice(before.length + rows - 1), expected, 1e-12)).toBeNull();
        expect(rollingStd(all, rows).length).toBe(all.length);
      }),
    );
  });

  it("rollingStd of equal numbers is exactly 0", () => {
    expect(rollingStd(new Float64Array(10).fill(0.1), 4).slice(3)).toEqual(new Float64Array(7));
  });

  it("forget a huge number when it has left the window, and add small ones to it while it is there", () => {
    const numbers = [1e16, 1, 1, 1, 1];
    expect([...rollingSum(numbers, 2)]).toEqual([NaN, 1e16, 2, 2, 2]);
    expect([...rollingSum(numbers, 3)]).toEqual([NaN, NaN, 1e16 + 2, 3, 3]);
    expect([...rollingMean([NaN, Infinity, 1, 2, 3], 2)]).toEqual([NaN, NaN, Infinity, 1.5, 2.5]);
    expect(rollingStd([1e200, 1, 2, 3], 2).slice(2)).toEqual(Float64Array.of(Math.SQRT1_2, Math.SQRT1_2));
  });
});

describe("kernels that look at other rows", () => {
  it("agree with their definitions", () => {
    fc.assert(
      fc.property(column, lag, (numbers, by) => {
        expect(
          findDifference(
            kernels.shift(numbers, by),
            combine(numbers, by, (_, before) => before),
          ),
        ).toBeNull();
        expect(
          findDifference(
            kernels.difference(numbers, by),
            combine(numbers, by, (now, before) => now - before),
          ),
        ).toBeNull();
        expect(
          findDifference(
            kernels.ratioToLag(numbers, by),
            combine(numbers, by, (now, before) => now / before),
          ),
        ).toBeNull();
      }),
    );
    expect([...kernels.shift([1, 2], 0)]).toEqual([1, 2]);
  });

  it("cumulativeSum is exact but for one rounding", () => {
    fc.assert(
      fc.property(column, (numbers) => {
        expect(
          findDifference(
            kernels.cumulativeSum(numbers),
            numbers.map((_, row) => sumExactly(numbers.slice(0, row + 1))),
          ),
        ).toBeNull();
      }),
    );
  });
});

describe("kernels of whole columns", () => {
  it("zScore has the mean 0 and the deviation 1", () => {
    fc.assert(
      fc.property(
        finite.filter((numbers) => new Set(numbers).size > 1),
        (numbers) => {
          const scores = [...kernels.zScore([...numbers, null])];
          expect(scores.pop()).toBeNaN();
          const mean = sumExactly(numbers) / numbers.length;
          expect(
            findDifference(
              Float64Array.from(scores),
              numbers.map((each) => (each - mean) / deviationOf(numbers)),
              1e-12,
            ),
          ).toBeNull();
        },
      ),
    );
    expect([...kernels.zScore([2, 2]), ...kernels.zScore([2])]).toEqual([NaN, NaN, NaN]);
  });

  it("groupMean gives each row the mean of its group", () => {
    const group = fc.constantFrom("a", "b", null, 1, NaN, "1");
    fc.assert(
      fc.property(fc.array(fc.tuple(number, group)), (rows) => {
        const expected = rows.map(([, own]) => {
          const numbers = rows.flatMap(([each, other]) => (Object.is(other, own) && !Number.isNaN(each) ? [each] : []));
          return sumExactly(numbers) / numbers.length;
        });
        expect(
          findDifference(
            kernels.groupMean(
              rows.map(([each]) => each),
              rows.map(([, each]) => each),
            ),
            expected,
          ),
        ).toBeNull();
      }),
    );
    expect([...kernels.groupMean([1, 3, 9], [new Date(5), new Date(5), new Date(6)])]).toEqual([2, 2, 9]);
  });

  it("oneHot has one 1 in each row that has a value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("red", "blue", "__proto__", "", true, 7n, null, NaN, undefined)),
        (values) => {
          const columns = Object.entries(kernels.oneHot(values));
          values.forEach((value, row) => {
            const names = columns.flatMap(([name, ones]) => (ones[row] === 1 ? [name] : []));
            expect(names).toEqual(value === null || value === undefined || Number.isNaN(value) ? [] : [String(value)]);
          });
        },
      ),
    );
    expect(Object.keys(kernels.oneHot([new Date(0)]))).toEqual(["1970-01-01T00:00:00.000Z"]);
  });

  it("clip and fill change only what they are for", () => {
    fc.assert(
      fc.property(column, (numbers) => {
        expect(
          findDifference(
            kernels.clip(numbers, -2, 3),
            numbers.map((each) => (each < -2 ? -2 : each > 3 ? 3 : each)),
          ),
        ).toBeNull();
        expect(
          findDifference(
            kernels.fill(numbers, 5),
            numbers.map((each) => (Number.isNaN(each) ? 5 : each)),
          ),
        ).toBeNull();
      }),
    );
  });

  it("quantiles are those of the sorted numbers, for any number of probabilities", () => {
    const probability = fc.integer({ min: 0, max: 64 }).map((each) => each / 64);
    const many = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 2000, size: "max" });
    fc.assert(
      fc.property(many, fc.array(probability, { maxLength: 30 }), (numbers, probabilities) => {
        const sorted = numbers.toSorted((one, other) => one - other);
        const expected = probabilities.map((each) => {
          const at = each * (sorted.length - 1);
          const [lower, upper] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
          return lower + (upper - lower) * (at - Math.floor(at));
        });
        expect(findDifference(kernels.quantiles(numbers, probabilities), expected)).toBeNull();
      }),
    );
  });

  it("quantiles are ordered, and those of 0 and 1 are the smallest and the largest", () => {
    fc.assert(
      fc.property(column, (numbers) => {
        const known = numbers.filter((each) => !Number.isNaN(each));
        const [low, high] = kernels.quantiles(numbers, [0, 1]);
        expect([low, high].map((each) => each! + 0)).toEqual(
          known.length === 0 ? [NaN, NaN] : [Math.min(...known) + 0, Math.max(...known) + 0],
        );
      }),
    );
    expect([...kernels.quantiles([4, 1, 2, 3], [0, 0.25, 0.5, 1])]).toEqual([1, 1.75, 2.5, 4]);
    expect(kernels.quantiles([], [0.5])).toEqual(Float64Array.of(NaN));
  });
});
