/** `toColumns` and `rowsOf` for records of columns, lists of rows and registered kinds, and their errors. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registerTable, rowsOf, toColumns } from "@icosian/runtime/data";

/** Values that no conversion may change. */
const cell = fc.constantFrom<unknown>(0, -0, NaN, 1n, "é", "", true, new Date(0), [1], { deep: 1 });
const name = fc.constantFrom("a", "b", "length", "constructor", "__proto__", "1", "");

function own(entries: Iterable<readonly [string, unknown]>): object {
  return Object.fromEntries(entries);
}

describe("toColumns", () => {
  it("has one column for each property of the rows, with null where a row lacks it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(name, cell)).map(own)), (rows) => {
        const columns = toColumns(rows);
        const names = new Set(rows.flatMap((row) => Object.keys(row)));
        expect(new Set(Object.keys(columns))).toEqual(names);
        for (const each of names)
          expect(columns[each]).toEqual(rows.map((row) => new Map(Object.entries(row)).get(each) ?? null));
      }),
    );
  });

  it("gives back what rowsOf took apart, whatever columns are called", () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.array(fc.array(cell, { minLength: 7, maxLength: 7 })), (names, rows) => {
        const table = own(names.map((each, at) => [each, rows.map((row) => row[at])]));
        const taken = [...rowsOf(table)];
        expect(taken).toEqual(
          names.length === 0 ? [] : rows.map((row) => own(names.map((each, at) => [each, row[at]]))),
        );
        if (rows.length > 0) expect(toColumns(taken)).toEqual(table);
      }),
    );
  });

  it("copies neither typed arrays nor lists, and freezes only its own record", () => {
    const table = { spend: Float64Array.of(1, 2), names: ["a", "b"] };
    const columns = toColumns(table);
    expect(columns.spend).toBe(table.spend);
    expect(columns.names).toBe(table.names);
    expect([Object.isFrozen(columns), Object.isFrozen(table), Object.isFrozen(table.names)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ["a number", 3, "This is no table: it is 3."],
    ["null", null, "This is no table: it is null."],
    ["nothing", undefined, "This is no table: it is undefined."],
    ["a text", "abc", 'This is no table: it is "abc".'],
    ["a promise", Promise.resolve([]), "This is no table: it is a promise (`await` it first)."],
    ["a Map", new Map([["a", [1]]]), "This is no table: it is a Map."],
    ["a list of numbers", [{ a: 1 }, 2], "element 1 of the list is 2, and a row is an object."],
    ["a list of lists", [[1, 2]], "element 0 of the list is an array, and a row is an object."],
    ["a list with a hole", [{ a: 1 }, null], "element 1 of the list is null"],
    ["one typed array", Float64Array.of(1), "it is one column. Give it a name, as in `{ name: values }`."],
    [
      "a single value among columns",
      { a: [1], b: 2 },
      "`b` is 2, and a column is a list or a typed array. `toTable` repeats",
    ],
    ["a text among columns", { a: ["x", "y"], b: "xy" }, '`b` is "xy", and a column is a list or a typed array.'],
    ["a DataView", { a: new DataView(new ArrayBuffer(8)) }, "`a` is a DataView, and a column is"],
    [
      "columns of different lengths",
      { a: [1, 2], b: [1], c: new Float64Array(2) },
      "The columns of a table are equally long, but `a` has 2, `b` has 1, `c` has 2.",
    ],
  ])("refuses %s", (_, value, message) => {
    expect(() => toColumns(value)).toThrow(TypeError);
    expect(() => toColumns(value)).toThrow(message);
  });

  it("takes what has no rows or no columns", () => {
    expect(toColumns([])).toEqual({});
    expect(toColumns({})).toEqual({});
    expect(toColumns({ a: [] })).toEqual({ a: [] });
    expect([...rowsOf({})]).toEqual([]);
  });
});

describe("rowsOf", () => {
  it("gives the elements of lists and generators as they are, and reads no further than it is asked", () => {
    const rows = [{ a: 1 }, { b: 2 }];
    expect([...rowsOf(rows)].map((row, at) => row === rows[at])).toEqual([true, true]);
    let read = 0;
    const generate = function* (): Iterable<object> {
      while (true) yield { read: ++read };
    };
    for (const row of rowsOf(generate())) if (row.read === 3) break;
    expect(read).toBe(3);
  });

  it.each([
    ["a list with a number", [{ a: 1 }, 7], "Element 1 of the list is 7, and a row is an object."],
    ["a Map", new Map([["a", 1]]), "Element 0 of the list is an array, and a row is an object."],
    ["a typed array", Float64Array.of(1), "This is no table: it is one column."],
    ["a text", "abc", 'This is no table: it is "abc".'],
  ])("refuses %s", (_, value, message) => {
    expect(() => [...rowsOf(value)]).toThrow(message);
  });
});

describe("registerTable", () => {
  class Frame {
    readonly cells: ReadonlyMap<string, Float64Array>;
    constructor(cells: ReadonlyMap<string, Float64Array>) {
      this.cells = cells;
    }
  }

  it("makes a kind of table known", () => {
    const frame = new Frame(new Map([["spend", Float64Array.of(1, 2)]]));
    expect(() => toColumns(frame)).toThrow("This is no table");
    registerTable<Frame>({
      name: "a frame",
      isTable: (candidate) => candidate instanceof Frame,
      columnNames: ({ cells }) => [...cells.keys()],
      rowCount: ({ cells }) => [...cells.values()][0]?.length ?? 0,
      column: ({ cells }, each) => cells.get(each)!,
    });
    expect(toColumns(frame)).toEqual({ spend: Float64Array.of(1, 2) });
    expect([...rowsOf(frame)]).toEqual([{ spend: 1 }, { spend: 2 }]);
  });

  it.each<readonly [unknown, string]>([
    [null, "A kind of table has a `name`, not undefined."],
    [{ isTable: () => true }, "A kind of table has a `name`, not undefined."],
    [{ name: "a frame", isTable: () => true }, "The kind of table `a frame` has no method `columnNames`."],
  ])("refuses %j", (kind, message) => {
    expect(() => registerTable(kind as never)).toThrow(message);
  });
});
