/** Checks of tables: by column, by row and as a whole, on every kind of table. */
import { DuckDBInstance } from "@duckdb/node-api";
import * as flechette from "@uwdata/flechette";
import * as apache from "apache-arrow";
import polars from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Checks } from "../../../../runtime/src/quality/checks.ts";
import { CHECKS } from "../../../../runtime/src/quality/default-validators.ts";
import type { ValidationResult } from "../../../../runtime/src/quality/validator.ts";

const COLUMNS = { id: [1, 2, 2, 4], spend: [10, 20, 3000, 4000], name: ["a", "b", "c", null] };
const ROWS = COLUMNS.id.map((id, at) => ({ id, spend: COLUMNS.spend[at]!, name: COLUMNS.name[at]! }));

async function loadFromDuckdb(): Promise<object> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const values = ROWS.map(({ id, spend, name }) => `(${id}, ${spend}, ${name === null ? "null" : `'${name}'`})`);
  return connection.run(`select * from (values ${values.join(", ")}) rows(id, spend, name)`);
}

const TABLES: readonly (readonly [string, () => unknown])[] = [
  ["a record of lists", () => COLUMNS],
  ["a record of typed arrays", () => ({ ...COLUMNS, spend: Float32Array.from(COLUMNS.spend) })],
  ["a list of rows", () => ROWS],
  ["a table of @uwdata/flechette", () => flechette.tableFromArrays(COLUMNS)],
  ["a table of apache-arrow", () => apache.tableFromArrays(COLUMNS)],
  ["a data frame of polars", () => polars.DataFrame(COLUMNS)],
  ["a result of DuckDB", loadFromDuckdb],
];

async function check<Name extends keyof Checks>(
  value: unknown,
  name: Name,
  argument: NonNullable<Checks[Name]>,
): Promise<ValidationResult> {
  // A cast, because TypeScript cannot tell that each check gets its own argument.
  return (CHECKS[name] as (value: unknown, argument: unknown) => ValidationResult)(value, argument);
}

describe.each(TABLES)("%s", (_, makeTable) => {
  it("is checked by column, with a line for each", async () => {
    const found = await check(await makeTable(), "columns", {
      id: { allowNaN: false, range: [1, 4] },
      spend: { range: [0, 1000], meanInRange: [0, 10] },
      name: { allowNull: false },
      missing: { allowNull: false },
    });
    expect(found.passes).toBe(false);
    expect(found.parts?.map(({ column, check: name, passes }) => [column, name, passes])).toEqual([
      ["id", "allowNaN", true],
      ["id", "range", true],
      ["spend", "range", false],
      ["spend", "meanInRange", false],
      ["name", "allowNull", false],
      ["missing", "allowNull", false],
    ]);
    expect(found.message.split("; ")).toEqual([
      "range of `spend`: 2 of 4 values are outside [0, 1000], the first is 3000 at index 2",
      "meanInRange of `spend`: the mean is 1757.5, and may lie in [0, 10]",
      "allowNull of `name`: 1 of 4 values are null or undefined, the first is null at index 3",
      "allowNull of `missing`: the table has no such column, it has `id`, `spend` and `name`",
    ]);
    expect(found.diagnostics).toEqual({ failed: 4, total: 6 });
  });

  it("is checked as a whole", async () => {
    const table = await makeTable();
    expect(await check(table, "rows", [1, 4])).toMatchObject({ passes: true });
    expect(await check(table, "rows", [5, 9])).toMatchObject({
      passes: false,
      message: "there are 4 rows, and may be from 5 to 9",
    });
    expect(await check(table, "requiredColumns", ["id", "name"])).toMatchObject({ passes: true });
    expect(await check(table, "requiredColumns", ["id", "date"])).toMatchObject({
      passes: false,
      message: "there is no column `date`, there are `id`, `spend` and `name`",
    });
    expect(await check(table, "unique", ["id"])).toMatchObject({
      passes: false,
      message: "1 of 4 rows repeat the values of `id`, the first is 2 at index 2",
    });
    expect(await check(table, "unique", ["id", "spend"])).toMatchObject({ passes: true });
    expect(await check(table, "unique", ["nope"])).toMatchObject({ passes: false });
  });

  it("is checked in each column by checks of elements", async () => {
    const found = await check(await makeTable(), "allowNull", false);
    expect(found.parts?.map(({ column, passes }) => [column, passes])).toEqual([
      ["id", true],
      ["spend", true],
      ["name", false],
    ]);
  });

  it("is checked row by row by a schema", async () => {
    const schema = z.object({ id: z.number(), spend: z.number().max(1000), name: z.string().nullable() });
    const found = await check(await makeTable(), "rowSchema", schema);
    expect(found).toMatchObject({ passes: false, diagnostics: { count: 2, total: 4, at: 2 } });
    expect(found.message).toMatch(/^the schema refuses 2 of 4 rows, the first at index 2: spend: /);
    expect(await check(await makeTable(), "rowSchema", z.object({ id: z.number() }))).toMatchObject({ passes: true });
    const slow = z.object({ spend: z.number().refine(async (spend) => Promise.resolve(spend < 4000)) });
    expect(await check(await makeTable(), "rowSchema", slow)).toMatchObject({ diagnostics: { count: 1, at: 3 } });
  });
});

describe("what is no table", () => {
  it.each<[keyof Checks, unknown]>([
    ["columns", { a: { allowNaN: false } }],
    ["requiredColumns", ["a"]],
    ["unique", ["a"]],
    ["rowSchema", z.object({})],
  ])("fails %s", async (name, argument) => {
    for (const [value, found] of [
      [3, "3"],
      [null, "null"],
      [[1, 2], "an array"],
      [{ a: 1 }, "an object"],
      [Promise.resolve([]), "a promise (`await` it first)"],
    ] as const)
      expect(await check(value, name, argument as never)).toMatchObject({
        passes: false,
        message: `the value is no table, but ${found}`,
      });
  });

  it("is checked as before by the checks of elements", async () => {
    expect(await check({ a: 1 }, "allowNaN", false)).toMatchObject({ passes: true, diagnostics: { total: 1 } });
    expect(await check([], "allowNull", false)).toMatchObject({ passes: true, diagnostics: { total: 0 } });
    expect(await check([{ a: 1 }, null], "allowNull", false)).toMatchObject({ passes: false, diagnostics: { at: 1 } });
    expect(await check(Float64Array.of(1, 2), "rows", [3, 4])).toMatchObject({ passes: false });
  });

  it("fails if its columns have different lengths, and says which", async () => {
    const table = { a: [1, 2], b: [1] };
    const message = "The columns of a table are equally long, but `a` has 2, `b` has 1.";
    expect(await check(table, "rows", [0, 9])).toMatchObject({ passes: false, message });
    expect(await check(table, "columns", { a: { range: [0, 9] } })).toMatchObject({ passes: false, message });
  });
});

describe("columns of libraries", () => {
  it.each([
    ["@uwdata/flechette", flechette.columnFromArray([1, null, 3])],
    ["apache-arrow", apache.vectorFromArray([1, null, 3])],
    ["polars", polars.Series("a", [1, null, 3])],
  ])("of %s are lists of values", async (_, column) => {
    expect(await check(column, "allowNull", false)).toMatchObject({ passes: false, diagnostics: { at: 1, total: 3 } });
    expect(await check(column, "meanInRange", [2, 2])).toMatchObject({ passes: true });
    expect(await check(column, "rows", [3, 3])).toMatchObject({ passes: true });
  });
});

describe("large typed arrays", () => {
  it("are checked like lists", async () => {
    const numbers = Float64Array.from({ length: 10_000 }, (_, row) => row);
    expect(await check(numbers, "range", [0, 9998])).toMatchObject({
      diagnostics: { count: 1, first: 9999, at: 9999 },
    });
    expect(await check(numbers, "range", [0n, 9998n])).toMatchObject({ diagnostics: { count: 1 } });
    expect(await check(numbers, "maxStandardDeviation", 2887)).toMatchObject({ passes: true });
    expect(await check(Float32Array.of(1, NaN), "allowNaN", false)).toMatchObject({ diagnostics: { at: 1 } });
    expect(await check(Float32Array.of(1, NaN), "allowNull", false)).toMatchObject({ passes: true });
    expect(await check(Int8Array.of(1), "dataType", "string")).toMatchObject({ passes: false });
  });

  it("keep the difference of bigints above 2^53", async () => {
    expect(await check(BigInt64Array.of(2n ** 60n + 1n), "range", [0n, 2n ** 60n])).toMatchObject({ passes: false });
  });
});

it("unique tells values apart by their types, and dates by their time", async () => {
  expect(await check({ a: [1, "1", null, undefined, true] }, "unique", ["a"])).toMatchObject({ passes: true });
  expect(await check({ a: [new Date(5), new Date(5)] }, "unique", ["a"])).toMatchObject({ passes: false });
  expect(await check({ a: ["x,1", "x"], b: ["", "1,"] }, "unique", ["a", "b"])).toMatchObject({ passes: true });
});
