/** Declared types of the columns of Parquet files: numbers of whatever is stored, and what no number holds. */
import { join } from "node:path";
import { parquet } from "@icosian/runtime/parquet";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, contextOf, makeFolder, messageOf } from "../scratch.ts";

const path = join(makeFolder(), "file.parquet");
const context = contextOf();
let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create()).connect();
});
afterAll(() => duckdb.closeSync());

type Types = Readonly<Record<string, "number" | "bigint">>;

async function load(types: Types): Promise<Readonly<Record<string, unknown>>> {
  // A cast, because the data have no declared type.
  const [data] = (await parquet.load({ path, types }, context)) as readonly [
    Readonly<Record<string, unknown>>,
    unknown,
  ];
  return data;
}

async function write(select: string): Promise<void> {
  await duckdb.run(`copy (${select}) to '${path}' (format parquet, row_group_size 2048)`);
}

describe("numbers", () => {
  it("are made of all kinds of numbers, dates and timestamps", async () => {
    await write(`select i::bigint as big, i::ubigint as ubig, i::integer as int, i::utinyint as tiny, i::float as float,
      (i / 4)::decimal(9, 2) as price, (1234567890123456 + i)::decimal(18, 2) as long, date '2026-01-01' + i::integer as day,
      timestamp '2026-01-31 10:00:00.123456' as us, timestamp_ms '2026-01-31 10:00:00.123' as ms,
      timestamp_ns '2026-01-31 10:00:00.123456789' as ns, timestamptz '2026-01-31 10:00:00+00' as tz from range(2) as t(i)`);
    const names = "big ubig int tiny float price long day us ms ns tz".split(" ");
    const data = await load(Object.fromEntries(names.map((name) => [name, "number"])));
    const at = Date.parse("2026-01-31T10:00:00.123Z");
    const same = Float64Array.of(0, 1);
    expect(data).toStrictEqual({
      big: same,
      ubig: same,
      int: same,
      tiny: same,
      float: same,
      price: Float64Array.of(0, 0.25),
      long: Float64Array.of(1234567890123456, 1234567890123457),
      day: Float64Array.of(Date.parse("2026-01-01"), Date.parse("2026-01-02")),
      us: Float64Array.of(at, at),
      ms: Float64Array.of(at, at),
      ns: Float64Array.of(at, at),
      tz: Float64Array.of(at - 123, at - 123),
    });
  });

  it("agree with bigints for all values, over row groups, with and without gaps", async () => {
    const values = fc
      .array(fc.option(fc.maxSafeInteger().map(BigInt), { freq: 20 }), { minLength: 1, maxLength: 40 })
      // A column without a value has no type in the file.
      .filter((some) => some.some((each) => each !== null));
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 200 }), async (some, times) => {
        const id = Array.from({ length: some.length * times }, (_, row) => some[row % some.length] ?? null);
        await parquet.save({ id }, { path, overwrite: true }, context);
        const numbers = id.map((each) => (each === null ? null : Number(each)));
        const expected = id.includes(null) ? numbers : Float64Array.from(numbers as number[]);
        expect(await load({ id: "number" })).toStrictEqual({ id: expected });
      }),
      { numRuns: 60 },
    );
  });

  it("become a list from the first gap on, in whichever row group it is", async () => {
    await write("select nullif(i, 5000) as id, nullif(i, 0)::double as first, i as whole from range(9000) as t(i)");
    const data = await load({ id: "number", first: "number", whole: "number" });
    const range = Array.from({ length: 9000 }, (_, row) => row);
    expect(data).toStrictEqual({
      id: range.map((row) => (row === 5000 ? null : row)),
      first: range.map((row) => (row === 0 ? null : row)),
      whole: Float64Array.from(range),
    });
  });

  it("are the same in streams", async () => {
    await write("select i as id, timestamp '2026-01-01' as at from range(3000) as t(i)");
    const [rows, metadata] = await parquet.stream!({ path, types: { id: "number", at: "number" } }, context);
    expect(metadata.columns).toEqual([
      { name: "id", type: "number" },
      { name: "at", type: "number" },
    ]);
    const all = await collect(rows);
    expect(all).toHaveLength(3000);
    expect(all[2999]).toEqual({ id: 2999, at: Date.parse("2026-01-01") });
  });
});

it("bigints are what 64-bit integers are without a type", async () => {
  await write("select i as id, i::ubigint as u from range(2) as t(i)");
  const expected = { id: BigInt64Array.of(0n, 1n), u: BigUint64Array.of(0n, 1n) };
  expect(await load({ id: "bigint", u: "bigint" })).toStrictEqual(expected);
  expect(await load({})).toStrictEqual(expected);
});

describe("what is refused", () => {
  it.each(["bigint", "ubigint"])("a %s that no number holds, with its row", async (type) => {
    await write(`select (case when i = 5000 then 9007199254740993 else i end)::${type} as id from range(9000) as t(i)`);
    const message = `${path}, row 5001, column "id": The value 9007199254740993 is too large for a number, which holds whole numbers up to 9007199254740991. Declare the column as "bigint" in \`types\`, or not at all.`;
    expect(await messageOf(() => load({ id: "number" }))).toBe(message);
    const [rows] = await parquet.stream!({ path, types: { id: "number" } }, context);
    expect(await messageOf(() => collect(rows))).toBe(message);
  });

  it.each([
    [{ delai: "number" }, 'column "delai": The file has no such column. Did you mean "delay"?'],
    [{ delay: "string" }, 'column "delay": The type in `types` is "string"; give "number" or "bigint".'],
    [{ delay: null }, 'column "delay": The type in `types` is null; give "number" or "bigint".'],
    [{ name: "number" }, 'column "name": `types` declares numbers, and the file has neither numbers nor times there.'],
    [{ late: "number" }, 'column "late": `types` declares numbers, and the file has neither numbers nor times there.'],
    [{ list: "number" }, 'column "list": `types` declares numbers, and the file has neither numbers nor times there.'],
    [{ half: "bigint" }, 'column "half": `types` declares bigints, and the file has no 64-bit integers there.'],
    [{ name: "bigint" }, 'column "name": `types` declares bigints, and the file has no 64-bit integers there.'],
    [{ at: "bigint" }, 'column "at": `types` declares bigints, and the file has no 64-bit integers there.'],
  ])("%j", async (types, message) => {
    await write("select 1::bigint delay, 'a' as name, true as late, [1] as list, 0.5::double as half, now() as at");
    // A cast, because these are mistakes that types refuse.
    const given = types as unknown as Types;
    expect(await messageOf(() => load(given))).toBe(`${path}, ${message}`);
    // Also if the column itself is not loaded.
    expect(await messageOf(() => parquet.load({ path, types: given, columns: ["delay"] }, context))).toContain(message);
  });
});
