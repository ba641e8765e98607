/** `toTable`, `toRows` and `toArrow`: the results of a request as one table, and their errors. */
import * as flechette from "@uwdata/flechette";
import * as apache from "apache-arrow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toArrow, toColumns, toRows, toTable } from "@icosian/runtime/data";

const WEEKS = { week: [1, 2, 3], spend: Float64Array.of(10, NaN, 30) };

describe("toTable", () => {
  it("repeats single values, and copies no column", () => {
    const now = new Date(0);
    const table = toTable({ ...WEEKS, rate: 0.5, label: "x", none: null, big: 1n, now });
    expect(table).toEqual({
      ...WEEKS,
      rate: Float64Array.of(0.5, 0.5, 0.5),
      label: ["x", "x", "x"],
      none: [null, null, null],
      big: [1n, 1n, 1n],
      now: [now, now, now],
    });
    expect([table.week === WEEKS.week, table.spend === WEEKS.spend]).toEqual([true, true]);
    expect(Object.keys(table)).toEqual(["week", "spend", "rate", "label", "none", "big", "now"]);
  });

  it("has one row if there are only single values, and none if columns have none", () => {
    expect(toTable({ mean: 1, name: "x" })).toEqual({ mean: Float64Array.of(1), name: ["x"] });
    expect(toTable({ spend: [], rate: 1 })).toEqual({ spend: [], rate: new Float64Array(0) });
    expect(toTable({})).toEqual({});
  });

  it("takes tables of other kinds, and columns of libraries", () => {
    expect(toTable([{ a: 1 }, { b: 2 }])).toEqual({ a: [1, null], b: [null, 2] });
    const arrow = flechette.tableFromArrays(WEEKS);
    expect(toTable(arrow)).toEqual(toColumns(arrow));
    expect(toTable({ week: arrow.getChild("week"), rate: 1 })).toEqual({
      week: Int8Array.of(1, 2, 3),
      rate: Float64Array.of(1, 1, 1),
    });
  });

  it("keeps every name, whatever it is", () => {
    const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "length"));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.nat(5), (names, rows) => {
        const results = Object.fromEntries(
          names.map((each, at) => [each, at === 0 ? Array.from({ length: rows }, () => at) : at]),
        );
        const table = toTable(results);
        expect(Object.keys(table)).toEqual(Object.keys(results));
        for (const column of Object.values(table)) expect(column.length).toBe(rows);
      }),
    );
  });

  it.each([
    [
      { a: [1, 2, 3], rate: 1, b: new Float64Array(2), c: [] },
      "The columns of a table are equally long, but `a` has 3, `b` has 2, `c` has 0.",
    ],
    [{ weeks: WEEKS, rate: 1 }, "`weeks` is itself a table, a record of columns, and cannot be a column of one."],
    [{ weeks: flechette.tableFromArrays(WEEKS), rate: 1 }, "`weeks` is itself a table, an Arrow table, and cannot be"],
    [{ a: Promise.resolve([1]) }, "`a` is a promise (`await` it first), and cannot be a column."],
    [[1, 2], "This is no table: element 0 of the list is 1"],
    [null, "This is no table: it is null."],
    [Float64Array.of(1), "This is no table: it is one column."],
  ])("refuses %o", (results, message) => {
    expect(() => toTable(results)).toThrow(TypeError);
    expect(() => toTable(results)).toThrow(message);
    expect(() => toRows(results)).toThrow(
      message === "This is no table: element 0 of the list is 1" ? "lement 0" : message,
    );
  });
});

it("toRows gives the rows of that table", () => {
  expect(toRows({ week: [1, 2], rate: 0.5 })).toEqual([
    { week: 1, rate: 0.5 },
    { week: 2, rate: 0.5 },
  ]);
  expect(toRows([{ a: 1 }, { b: 2 }])).toEqual([{ a: 1 }, { b: 2 }]);
});

describe("toArrow", () => {
  const RESULTS = { ...WEEKS, name: ["a", null, "é"], rate: 0.5, flag: [true, false, null] };

  it.each([
    ["@uwdata/flechette", flechette],
    ["apache-arrow", apache],
  ])("makes a table of %s, which is read as the same columns", (_, library) => {
    const table = toArrow<{ readonly numRows: number }>(RESULTS, library);
    expect(table.numRows).toBe(3);
    const read = Object.entries(toColumns(table)).map(([name, column]) => [name, [...column]]);
    expect(read).toEqual(Object.entries(toTable(RESULTS)).map(([name, column]) => [name, [...column]]));
  });

  it("asks for the library", () => {
    // A cast, because TypeScript asks for it too.
    expect(() => toArrow(RESULTS, undefined as never)).toThrow(
      "takes the module of an Arrow library after the results",
    );
  });
});
