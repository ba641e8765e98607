/** csv files hold what they claim, and refuse the rest. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv, tsv } from "@icosian/runtime/csv";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { inferSchema, initParser } from "udsv";
import { describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf } from "../scratch.ts";

const folder = makeFolder();
const path = join(folder, "file.csv");
const context = contextOf();

async function roundTrip(data: object): Promise<unknown> {
  await csv.save(data, { path, overwrite: true }, context);
  return (await csv.load({ path }, context))[0];
}

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "1",
    "007",
    "true",
    "NaN",
    "2026-01-01",
    "a,b",
    'say "x"',
    "a\r\nb",
    "\uFEFF",
    "\uFFFD",
    "-",
    "é",
  ),
);
/** Objects put names that are whole numbers first, whatever their order is. */
const name = text.filter((each) => !/^\d+$/.test(each));
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, -0, Infinity, -Infinity, 5e-324, 2 ** 53, 1e21),
);
const date = fc.date({ noInvalidDate: true });

/** A column whose values are of one type, as the reader gives it. */
const column = (rows: number): fc.Arbitrary<unknown> => {
  const listOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
    fc.array(value, { minLength: rows, maxLength: rows });
  const numbers = listOf(number).map((values) => (rows === 0 ? [] : Float64Array.from(values as number[])));
  const gaps = [number, text, fc.boolean(), date].map((each: fc.Arbitrary<unknown>) =>
    listOf(fc.option(each)).map((values) => {
      const isNumbers = values.length > 0 && values.every((value) => typeof value === "number");
      return isNumbers ? Float64Array.from(values) : values;
    }),
  );
  return fc.oneof(numbers, ...gaps);
};

const table = fc
  .tuple(fc.nat(6), fc.uniqueArray(name, { minLength: 1, maxLength: 5 }))
  .chain(([rows, names]) =>
    fc
      .tuple(...names.map(() => column(rows)))
      .map((columns) => Object.fromEntries(names.map((name, at) => [name, columns[at]]))),
  );

describe("round trips", () => {
  it("give back every table of numbers, texts, booleans and dates, with gaps", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (data) => {
        expect(await roundTrip(data)).toStrictEqual(data);
      }),
      { numRuns: 300 },
    );
  });

  it("give back streamed rows, and the metadata of both directions agree", async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => ({
      id: row,
      name: `"${row}"`,
      at: new Date(row),
      gap: row % 2 ? null : row / 3,
    }));
    async function* give() {
      yield* rows;
    }
    const saved = await csv.save(give(), { path, overwrite: true }, context);
    const [again] = await csv.stream!({ path }, context);
    expect(await collect(again)).toEqual(rows);
    const [, loaded] = await csv.load({ path }, context);
    expect(loaded).toEqual(Object.assign({}, saved, { durationMs: expect.any(Number) }));
    expect(saved).toMatchObject({ path, rows: 5000, bytes: readFileSync(path).length });
    expect(saved.columns.map(({ type }) => type)).toEqual(["number", "string", "Date", "number | null"]);
  });

  it("give back 500 columns", async () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`c${at}`, Float64Array.of(at, -at)]));
    expect(await roundTrip(wide)).toStrictEqual(wide);
  });

  it("give back big integers if their type is declared", async () => {
    const data = { id: BigInt64Array.of(2n ** 63n - 1n, -5n), large: [2n ** 70n, null] };
    await csv.save(data, { path, overwrite: true }, context);
    const types = { id: "bigint", large: "bigint" } as const;
    expect((await csv.load({ path, types }, context))[0]).toStrictEqual(data);
  });

  it("tsv puts tabs between values", async () => {
    await tsv.save(
      [
        { a: 1, b: "x\ty" },
        { a: 2, c: true },
      ],
      { path, overwrite: true },
      context,
    );
    expect(readFileSync(path, "utf8")).toBe('a\tb\tc\n1\t"x\ty"\t\n2\t\ttrue\n');
  });
});

describe("independent readers agree", () => {
  it("uDSV finds the same texts", async () => {
    const names = fc.uniqueArray(name, { minLength: 2, maxLength: 2 });
    // The header is a row like all others here: uDSV cannot guess the types below one that has lines of its own.
    const schema = { ...inferSchema("a,b\n", { col: ",", row: "\n", encl: '"' }), skip: 0 };
    await fc.assert(
      fc.asyncProperty(names, fc.array(fc.tuple(text, text), { minLength: 1 }), async (header, pairs) => {
        const data = pairs.map(([a, b]) => ({ [header[0]!]: a, [header[1]!]: b }));
        await csv.save(data, { path, overwrite: true }, context);
        const found: unknown = initParser(schema).stringArrs(readFileSync(path, "utf8"));
        expect(found).toEqual([header, ...pairs]);
      }),
    );
  });

  it("DuckDB reads what was written, and the other way round", async () => {
    const data = {
      id: Float64Array.of(1, 2, 3),
      name: ['ü, "x"', "", null],
      isLate: [true, null, false],
      at: [new Date("2026-01-31T10:00:00Z"), null, new Date(0)],
    };
    await csv.save(data, { path, overwrite: true }, context);
    const connection = await (await DuckDBInstance.create()).connect();
    const other = join(folder, "duckdb.csv");
    const reader = await connection.runAndReadAll(
      `select id, name, isLate, epoch_ms("at") as "at" from read_csv('${path}', types = {'at': 'TIMESTAMPTZ'}, null_padding = false)`,
    );
    expect(reader.getRowObjectsJS()).toMatchObject([
      { id: 1n, name: 'ü, "x"', isLate: true, at: BigInt(Date.parse("2026-01-31T10:00:00Z")) },
      { id: 2n, isLate: null, at: null },
      { id: 3n, isLate: false, at: 0n },
    ]);
    await connection.run(
      `copy (select 1.5::double as d, 'nan'::double as n, 'a "b"' as s, timestamp '2026-01-31 10:00:00' as t, null as z, '' as e) to '${other}' (header)`,
    );
    expect((await csv.load({ path: other }, context))[0]).toEqual({
      d: Float64Array.of(1.5),
      n: Float64Array.of(NaN),
      s: ['a "b"'],
      t: [new Date("2026-01-31T10:00:00Z")],
      z: [null],
      e: [""],
    });
    connection.closeSync();
  });
});

describe("what csv cannot hold is refused, and the old file stays", () => {
  const rowsOf = (...rows: readonly unknown[]): object => rows.values();
  it.each([
    [
      "an object",
      { a: [1, { b: 2 }] },
      'row 2, column "a": A csv file cannot hold an object. Save it as json, ndjson or parquet.',
    ],
    ["a list", [{ a: [1] }], 'row 1, column "a": A csv file cannot hold an array.'],
    ["an invalid date", { a: [new Date(NaN)] }, 'row 1, column "a": The date is invalid.'],
    ["half a letter", { a: ["\uD800"] }, "half a surrogate pair"],
    ["unequal columns", { a: [1], b: [1, 2] }, "`a` has 1, `b` has 2"],
    ["no table", { a: 5 }, "This is no table"],
    [
      "another property",
      rowsOf({ a: 1 }, { a: 2, b: 3 }),
      'row 2, column "b": The first rows have no such column; they have `a`.',
    ],
    ["no row", rowsOf({ a: 1 }, 7), "row 2: A row must be an object, not 7."],
    ["no properties", rowsOf({}), "row 1: The row has no properties."],
  ])("%s", async (_, data, expected) => {
    writeFileSync(path, "old");
    expect(await messageOf(() => csv.save(data, { path, overwrite: true }, context))).toContain(expected);
    expect(readFileSync(path, "utf8")).toBe("old");
  });
});
