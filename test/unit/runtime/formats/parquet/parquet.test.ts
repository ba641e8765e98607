/** Parquet files hold what they claim, agree with DuckDB, and damaged ones are told apart. */
import { open, type FileHandle } from "node:fs/promises";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquet } from "@icosian/runtime/parquet";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { collect, contextOf, makeFolder, messageOf, namesIn } from "../scratch.ts";
import { tableOf } from "../table-of.ts";

const folder = makeFolder();
const path = join(folder, "file.parquet");
const context = contextOf();
let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});
afterAll(() => duckdb.closeSync());

async function roundTrip(data: object): Promise<unknown> {
  await parquet.save(data, { path, overwrite: true }, context);
  return (await parquet.load({ path }, context))[0];
}

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "é", "\u0000", "2026-01-01"));
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, -0, Infinity, -Infinity, 5e-324));
const bigint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const json = fc.oneof(
  fc.array(fc.integer()),
  fc.record({ a: fc.string({ unit: "grapheme" }), b: fc.array(fc.boolean()) }, { noNullPrototype: true }),
);

const TYPED: readonly ((rows: number) => fc.Arbitrary<unknown>)[] = [
  (rows) => fc.float64Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.float32Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.int32Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.int16Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.int8Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.uint32Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.uint16Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.uint8Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.bigInt64Array({ minLength: rows, maxLength: rows }),
  (rows) => fc.bigUint64Array({ minLength: rows, maxLength: rows }),
];

/** A column as the reader gives it. */
function columnOf(rows: number): fc.Arbitrary<unknown> {
  const listOf = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
    fc.array(value, { minLength: rows, maxLength: rows });
  const others = [text, fc.boolean(), fc.date({ noInvalidDate: true }), fc.uint8Array(), json];
  const gap = listOf(fc.constant(null));
  const withGap = [...others, number, bigint].map((value) =>
    listOf(fc.option(value as fc.Arbitrary<unknown>)).map((values) =>
      values.length > 0 && values.includes(null) ? values : [],
    ),
  );
  return fc
    .oneof(
      ...TYPED.map((each) => each(rows)),
      ...others.map((each) => listOf(each as fc.Arbitrary<unknown>)),
      ...withGap,
      gap,
    )
    .filter((column) => (column as { length: number }).length === rows);
}

const table = tableOf(text, columnOf);

describe("round trips", () => {
  it("give back every table, with the same typed arrays", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (data) => {
        expect(await roundTrip(data)).toStrictEqual(data);
      }),
      { numRuns: 150 },
    );
  });

  it.each(["snappy", "gzip", "brotli", "none"] as const)(
    "with compression %s, over several row groups",
    async (compression) => {
      const data = {
        id: Float64Array.from({ length: 120_000 }, (_, row) => row),
        name: Array.from({ length: 120_000 }, (_, row) => `name ${row % 100}`),
      };
      const saved = await parquet.save(data, { path, overwrite: true, compression }, context);
      const [again, loaded] = await parquet.load({ path }, context);
      expect(again).toStrictEqual(data);
      expect(loaded).toEqual(Object.assign({}, saved, { durationMs: expect.any(Number) }));
      expect(saved).toMatchObject({ path, rows: 120_000, bytes: statSync(path).size });
      const [stream, opened] = await parquet.stream!({ path, columns: ["name"] }, context);
      expect(opened).toMatchObject({ rows: 120_000, checksum: null });
      expect(await collect(stream)).toEqual(data.name.map((name) => ({ name })));
    },
  );

  it("give back streamed rows", async () => {
    const rows = Array.from({ length: 130_000 }, (_, id) => ({
      id,
      late: id % 3 === 0 ? null : id / 2,
      at: new Date(id),
    }));
    const saved = await parquet.save(rows.values(), { path, overwrite: true }, context);
    expect(saved.rows).toBe(rows.length);
    expect(saved.columns.map(({ type }) => type)).toEqual(["number", "number | null", "Date"]);
    expect(await collect((await parquet.stream!({ path }, context))[0])).toEqual(rows);
    const [data] = (await parquet.load({ path }, context)) as readonly [{ id: unknown }, unknown];
    expect(data.id).toBeInstanceOf(Float64Array);
  });

  it("give back 500 columns, and a table without columns", async () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`c${at}`, Float64Array.of(at, -at)]));
    expect(await roundTrip(wide)).toStrictEqual(wide);
    expect(await roundTrip([])).toStrictEqual({});
    await parquet.save([].values(), { path, overwrite: true }, context);
    expect((await parquet.load({ path }, context))[0]).toStrictEqual({});
  });
});

describe("DuckDB", () => {
  it("reads what was written", async () => {
    const data = {
      number: Float64Array.of(1.5, NaN, -0),
      gaps: [1, null, 3],
      id: BigInt64Array.of(2n ** 62n, -1n, 0n),
      small: Int8Array.of(-128, 0, 127),
      name: ["é", "", null],
      isLate: [true, false, null],
      at: [new Date("2026-01-31T10:00:00.123Z"), null, new Date(0)],
      list: [[1, 2], { a: null }, []],
    };
    await parquet.save(data, { path, overwrite: true }, context);
    const reader = await duckdb.runAndReadAll(
      `select number, gaps, id, small, name, isLate, epoch_ms("at") as at, list::varchar as list from '${path}'`,
    );
    expect(reader.getColumnsObjectJS()).toEqual({
      ...data,
      number: [1.5, NaN, -0],
      id: [...data.id],
      small: [...data.small],
      at: [BigInt(Date.parse("2026-01-31T10:00:00.123Z")), null, 0n],
      list: ["[1,2]", '{"a":null}', "[]"],
    });
  });

  it.each(["snappy", "zstd", "gzip", "lz4_raw", "brotli", "uncompressed"])(
    "writes what is read, compressed with %s",
    async (codec) => {
      await duckdb.run(`copy (select
      i::integer as i, i::bigint as big, i::utinyint as tiny, i::double / 4 as d, i::float as f,
      'name ' || i as s, i % 2 = 0 as b, date '2026-01-01' + i::integer as day,
      timestamp '2026-01-31 10:00:00.123456' as at, nullif(i, 1)::integer as gap,
      (i / 4)::decimal(9, 2) as price, (12345678901234567890 + i)::decimal(30, 2) as exact,
      (1234567890123456 + i)::decimal(18, 2) as long,
      [i, null] as list, {'a': i} as struct, map {'k': i} as map, 'x'::blob as bytes, uuid() as id
      from range(3) as t(i)) to '${path}' (format parquet, compression ${codec})`);
      const [data] = (await parquet.load({ path }, context)) as readonly [Readonly<Record<string, unknown>>, unknown];
      expect(data).toMatchObject({
        i: Int32Array.of(0, 1, 2),
        big: BigInt64Array.of(0n, 1n, 2n),
        tiny: Uint8Array.of(0, 1, 2),
        d: Float64Array.of(0, 0.25, 0.5),
        f: Float32Array.of(0, 1, 2),
        s: ["name 0", "name 1", "name 2"],
        b: [true, false, true],
        day: [new Date("2026-01-01"), new Date("2026-01-02"), new Date("2026-01-03")],
        at: Array.from({ length: 3 }, () => new Date("2026-01-31T10:00:00.123Z")),
        gap: [0, null, 2],
        price: [0, 0.25, 0.5],
        exact: ["12345678901234567890.00", "12345678901234567891.00", "12345678901234567892.00"],
        long: ["1234567890123456.00", "1234567890123457.00", "1234567890123458.00"],
        list: [
          [0n, null],
          [1n, null],
          [2n, null],
        ],
        struct: [{ a: 0n }, { a: 1n }, { a: 2n }],
        map: [{ k: 0n }, { k: 1n }, { k: 2n }],
        bytes: Array.from({ length: 3 }, () => Uint8Array.of(120)),
      });
      expect(data.id).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^[\da-f-]{36}$/)));
    },
  );
});

describe("a part of the columns", () => {
  it("reads only the parts of the file that hold the wanted ones", async () => {
    const length = 300_000;
    const random = (): Float64Array => Float64Array.from({ length }, Math.random);
    await parquet.save(
      { a: random(), b: random(), c: Array.from(random(), String) },
      { path, overwrite: true, compression: "none" },
      context,
    );
    const handle = await open(path);
    // A cast, because the class is not exported.
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const read = vi.spyOn(prototype, "read");
    const [data, metadata] = await parquet.load({ path, columns: ["b"] }, context);
    let bytes = 0;
    for (const { value } of read.mock.results) bytes += ((await value) as { bytesRead: number }).bytesRead;
    read.mockRestore();
    expect(Object.keys(data as object)).toEqual(["b"]);
    expect(metadata).toMatchObject({ rows: length, bytes: statSync(path).size, checksum: null });
    expect(bytes).toBeGreaterThan(8 * length);
    expect(bytes).toBeLessThan(10 * length);
  });
});

describe("what cannot be read", () => {
  const good = async (): Promise<Buffer> => {
    await parquet.save({ week: Float64Array.of(1, 2, 3), text: ["a", "b", "c"] }, { path, overwrite: true }, context);
    return readFileSync(path);
  };

  it.each([
    ["an empty file", () => Buffer.alloc(0), "The file is empty; it is no Parquet file."],
    ["a text", () => Buffer.from("a,b\n1,2\n3,4\n"), "This is no Parquet file."],
    ["a file without its end", (bytes: Buffer) => bytes.subarray(0, -20), "The file is cut off: its end is missing."],
    ["the first four letters", (bytes: Buffer) => bytes.subarray(0, 4), "The file is cut off"],
    [
      "an encrypted file",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -4), Buffer.from("PARE")]),
      "The file is encrypted.",
    ],
    [
      "a damaged footer",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(4, 255), bytes.subarray(-4)]),
      "It cannot be read",
    ],
    ["a damaged page", (bytes: Buffer) => bytes.fill(0xff, 4, 60), 'column "week": It cannot be read'],
  ])("%s", async (_, damage, expected) => {
    writeFileSync(path, damage(await good()));
    expect(await messageOf(() => parquet.load({ path }, context))).toContain(expected);
    expect(await messageOf(async () => collect((await parquet.stream!({ path }, context))[0]))).toContain(expected);
  });

  it("a file with fewer rows than it says", async () => {
    const writer = new ByteWriter();
    const file = new ParquetWriter({
      writer,
      schema: schemaFromColumnData({ columnData: [{ name: "a", data: [1, 2], type: "DOUBLE" }] }),
    });
    await file.write({ columnData: [{ name: "a", data: [1, 2] }] });
    file.num_rows += 1n;
    await file.finish();
    writeFileSync(path, writer.getBytes());
    const expected = `${path}: It cannot be read: it says that it has 3 rows, and has 2. The file may be damaged.`;
    expect(await messageOf(() => parquet.load({ path }, context))).toBe(expected);
    expect(await messageOf(() => parquet.stream!({ path }, context))).toBe(expected);
  });

  it("a column that is not there", async () => {
    await good();
    expect(await messageOf(() => parquet.load({ path, columns: ["weeks"] }, context))).toBe(
      `${path}, column "weeks": The file has no such column. Did you mean "week"?`,
    );
  });

  it("stops when the run is aborted", async () => {
    await good();
    await expect(parquet.load({ path }, contextOf(AbortSignal.abort(new Error("enough"))))).rejects.toThrow("enough");
  });
});

describe("what Parquet cannot hold is refused, and nothing is left behind", () => {
  it.each([
    ["mixed values", { a: [1, "x"] }, 'row 2, column "a": The value is a string, and those before it are a number.'],
    [
      "large integers",
      { a: [1n, 2n ** 63n] },
      'row 2, column "a": The value 9223372036854775808n does not fit into 64 bits.',
    ],
    ["an invalid date", { a: [new Date(NaN)] }, 'row 1, column "a": The date is invalid.'],
    ["half a letter", { a: ["x", "\uDC00"] }, 'row 2, column "a": The text has half a surrogate pair'],
    ["a function", { a: [String] }, 'row 1, column "a": A Parquet file cannot hold the function `String`.'],
    [
      "NaN within an object",
      { a: [{ b: [NaN] }] },
      "stored as JSON, and at `b[0]` stands NaN, which JSON cannot hold.",
    ],
    ["a Map", { a: [new Map()] }, "stands a Map, which JSON cannot hold."],
    ["no table", { a: 1 }, "This is no table"],
  ])("%s", async (_, data, expected) => {
    const target = join(folder, "refused.parquet");
    const before = namesIn(folder);
    expect(await messageOf(() => parquet.save(data, { path: target }, context))).toContain(expected);
    expect(namesIn(folder)).toEqual(before);
  });

  it("a stream whose later rows have another type", async () => {
    const rows = Array.from({ length: 100_001 }, (_, row) => ({ a: row < 100_000 ? row : "x" }));
    expect(await messageOf(() => parquet.save(rows.values(), { path, overwrite: true }, context))).toContain(
      'column "a": Between row 100001 and row 200000 stands a string, and the first 100000 rows have a number.',
    );
    const other = Array.from({ length: 100_001 }, (_, row) => (row < 100_000 ? { a: row } : { a: row, b: 1 }));
    expect(await messageOf(() => parquet.save(other.values(), { path, overwrite: true }, context))).toContain(
      'row 100001, column "b"',
    );
  });

  it("an unknown compression", async () => {
    expect(await messageOf(() => parquet.save([], { path, compression: "zip" as "gzip" }, context))).toBe(
      'compression: This must be one of snappy, gzip, brotli, none, not "zip".',
    );
  });
});
