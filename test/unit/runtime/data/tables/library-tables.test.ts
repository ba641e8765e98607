/** Tables of libraries are read in the same way as records of columns. */
import { DuckDBInstance } from "@duckdb/node-api";
import { columnFromArray, float16, tableFromArrays, tableFromColumns, tableToIPC, timestamp } from "@uwdata/flechette";
import { tableFromIPC, vectorFromArray } from "apache-arrow";
import polars from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { rowsOf, toColumns } from "@icosian/runtime/data";

const MOMENTS = [new Date("2026-11-29T12:00:00.250Z"), new Date("1969-12-31T23:59:59.999Z"), null];

const arrow = tableFromColumns({
  number: columnFromArray([1.5, NaN, -0]),
  gap: columnFromArray([1, null, 3]),
  half: columnFromArray([0.5, 1, 2], float16()),
  big: columnFromArray([1n, 2n, 2n ** 50n]),
  text: columnFromArray(["a", null, "é"]),
  flag: columnFromArray([true, false, true]),
  moment: columnFromArray(MOMENTS, timestamp()),
});

const EXPECTED = {
  number: Float64Array.of(1.5, NaN, -0),
  gap: [1, null, 3],
  half: [0.5, 1, 2],
  text: ["a", null, "é"],
  flag: [true, false, true],
  moment: MOMENTS,
};

describe("Arrow tables", () => {
  it("of @uwdata/flechette are records of columns", () => {
    const { big, ...others } = toColumns(arrow);
    expect(others).toEqual(EXPECTED);
    expect([...big!].map(Number)).toEqual([1, 2, 2 ** 50]);
  });

  it("of apache-arrow are the same records", () => {
    const { big, ...others } = toColumns(tableFromIPC(tableToIPC(arrow, { format: "stream" })));
    expect(others).toEqual(EXPECTED);
    expect(big).toEqual(BigInt64Array.of(1n, 2n, 2n ** 50n));
  });

  it("give their rows", () => {
    expect([...rowsOf(tableFromArrays({ id: [1, 2], __proto__: ["x", "y"] }))]).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("have columns that are columns of a record too", () => {
    const table = { gap: arrow.getChild("gap"), list: [1, 2, 3], vector: vectorFromArray([1, null, 3]) };
    expect(toColumns(table)).toEqual({ gap: [1, null, 3], list: [1, 2, 3], vector: [1, null, 3] });
  });
});

describe("data frames of polars", () => {
  const frame = polars.DataFrame({
    number: [1.5, NaN, -0],
    gap: [1, null, 3],
    big: [1n, 2n, 2n ** 60n],
    text: ["a", null, "é"],
    moment: MOMENTS,
    columns: [1, 2, 3],
  });

  it("are records of columns", () => {
    expect(toColumns(frame)).toEqual({
      number: Float64Array.of(1.5, NaN, -0),
      gap: [1, null, 3],
      big: BigUint64Array.of(1n, 2n, 2n ** 60n),
      text: ["a", null, "é"],
      moment: MOMENTS,
      columns: Float64Array.of(1, 2, 3),
    });
  });

  it("have series that are columns of a record too", () => {
    expect(toColumns({ gap: frame.getColumn("gap"), id: [1, 2, 3] })).toEqual({ gap: [1, null, 3], id: [1, 2, 3] });
  });
});

describe("results of DuckDB", () => {
  const SQL = `select i::integer as small, i::double / 2 as number, i::bigint as big, sum(i) over () as huge,
    case when i % 2 = 0 then i::double end as gap, 'x' || i as text, i % 2 = 0 as flag, date '1969-12-31' + i::integer as day,
    timestamp '1969-12-31 23:59:59.999' as moment, (i / 4)::decimal(10, 2) as price, i::integer as small
    from range(3000) rows(i)`;

  it("are records of columns, as results and as readers", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = toColumns(await connection.run(SQL));
    const read = toColumns(await connection.runAndReadAll(SQL));
    expect(Object.keys(columns)).toEqual(Object.keys(read));
    for (const [name, column] of Object.entries(columns)) expect([...column], name).toEqual([...read[name]!]);
    expect(columns.small).toEqual(Int32Array.from({ length: 3000 }, (_, at) => at));
    expect(columns.number).toEqual(Float64Array.from({ length: 3000 }, (_, at) => at / 2));
    expect(columns.big).toBeInstanceOf(BigInt64Array);
    expect(columns.huge![2999]).toBe(4_498_500n);
    expect(columns.gap!.slice(0, 3)).toEqual([0, null, 2]);
    expect([columns.text![2500], columns.flag![2500]]).toEqual(["x2500", true]);
    expect(columns.day![1]).toEqual(new Date("1970-01-01T00:00:00Z"));
    expect(columns.moment![0]).toEqual(new Date("1969-12-31T23:59:59.999Z"));
    expect(columns.price).toEqual(Float64Array.from({ length: 3000 }, (_, at) => at / 4));
    expect(columns["small:1"]).toEqual(columns.small);
  });

  it("keep the names and types of columns without rows", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = toColumns(await connection.run("select 1 as one, 'x' as text where false"));
    expect(Object.entries(columns).map(([name, { length }]) => [name, length])).toEqual([
      ["one", 0],
      ["text", 0],
    ]);
  });

  it("that have not been read are refused", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.streamAndRead("select * from range(10000)");
    expect(() => toColumns(reader)).toThrow("has not been read to its end. Call `await reader.readAll()` first.");
    const stream = await connection.stream("select 1");
    expect(() => toColumns(stream)).toThrow("This is no table: it is an object.");
  });
});
