/** DuckDB against the real engine. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { duckdb, type DuckdbLoadOptions, type DuckdbSaveOptions } from "@icosian/runtime/duckdb";
import { arbitraryTable, toLoaded } from "./arbitrary-table.ts";
import { catchMessage } from "./catch-message.ts";
import { createRunContext } from "./run-context.ts";

const folder = mkdtempSync(join(tmpdir(), "icosian-duckdb-"));
const path = join(folder, "shop.duckdb");
const context = createRunContext();

const load = async (options: DuckdbLoadOptions): Promise<unknown> => (await duckdb.load(options, context))[0];
const save = async (data: object, options: Partial<DuckdbSaveOptions> = {}): Promise<unknown> =>
  duckdb.save(data, { table: "orders", ...(options.connection ? {} : { path }), ...options }, context);

const ORDERS = { id: BigInt64Array.of(1n, 2n, 3n), spend: Float64Array.of(1.5, 2, 2.5), city: ["Bonn", null, "Köln"] };

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("tables", () => {
  it("come back as they were saved, whatever they are", async () => {
    const connection = await (await DuckDBInstance.create(path)).connect();
    await fc.assert(
      fc.asyncProperty(arbitraryTable({ hasPlainNumbers: false }), async (table) => {
        await save(table, { connection, overwrite: true });
        const loaded = (await load({ connection, table: "orders" })) as object;
        expect(loaded).toStrictEqual(toLoaded(table, loaded));
      }),
      { numRuns: 200 },
    );
    connection.closeSync();
  });

  it("are described by their metadata", async () => {
    const saved = await save(ORDERS);
    const [, loaded] = await duckdb.load({ path, table: "orders" }, context);
    const columns = [
      { name: "id", type: "bigint" },
      { name: "spend", type: "number" },
      { name: "city", type: "string | null" },
    ];
    const expected = { path, table: "orders", rows: 3, bytes: null, columns, checksum: null };
    expect(saved).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
    expect(loaded).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
  });

  it("may have 3,000 rows and 100 columns", async () => {
    const of = (at: number): unknown =>
      at % 2 === 0
        ? Float64Array.from({ length: 3000 }, (_, row) => row + at)
        : Array.from({ length: 3000 }, (_, row) => (row % 3 === 0 ? null : `${row}`));
    const wide = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`c${at}`, of(at)]));
    await save(wide);
    expect(await load({ path, table: "orders" })).toStrictEqual(wide);
  });

  it("are loaded in part", async () => {
    await save(ORDERS);
    expect(await load({ path, table: "orders", columns: ["city", "id"] })).toStrictEqual({
      city: ORDERS.city,
      id: ORDERS.id,
    });
  });

  it.each(['a"b', "select", "Ünïcödé 😀", "a.b", "x'; DROP TABLE orders; --"])("may be called %s", async (table) => {
    await save(ORDERS);
    await save({ [table]: [table] }, { table });
    await save({ [table]: ["more"] }, { table, append: true });
    expect(await load({ path, table, columns: [table] })).toStrictEqual({ [table]: [table, "more"] });
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
  });

  it("may stand in a schema", async () => {
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run("CREATE SCHEMA sales");
    await save(ORDERS, { connection, schema: "sales" });
    expect(await load({ connection, schema: "sales", table: "orders" })).toStrictEqual(ORDERS);
    expect(await catchMessage(() => load({ connection, table: "orders" }))).toContain("There is no such table.");
    connection.closeSync();
  });
});

describe("queries", () => {
  it("take values as parameters, by position and by name", async () => {
    await save(ORDERS);
    const sql = "SELECT city FROM orders WHERE city = ? OR id = ?";
    expect(await load({ path, sql, parameters: ["Köln", 1n] })).toStrictEqual({ city: ["Bonn", "Köln"] });
    const evil = "' OR 1 = 1; DROP TABLE orders; --";
    expect(await load({ path, sql, parameters: [evil, 7] })).toStrictEqual({ city: [] });
    const named = "SELECT count(*) AS n FROM orders WHERE spend >= $least AND $day > '2025-01-01'";
    const parameters = { least: 2, day: new Date("2026-01-02") };
    expect(await load({ path, sql: named, parameters })).toStrictEqual({ n: BigInt64Array.of(2n) });
  });

  it("give every type that has a counterpart", async () => {
    const sql = `SELECT 1::TINYINT AS a, 2::USMALLINT AS b, 3.25::DECIMAL(10, 2) AS c, 4::HUGEINT AS d, 5::UBIGINT AS e,
      true AS f, DATE '2026-01-02' AS g, TIMESTAMP '2026-01-02 03:04:05.678' AS h, TIMESTAMP_S '1969-12-31 23:59:59' AS i,
      TIMESTAMPTZ '2026-01-02 03:04:05+01' AS j, TIME '01:02:03' AS k, 'x'::ENUM('x', 'y') AS l, 'ab'::BLOB AS m,
      uuid '00000000-0000-0000-0000-000000000001' AS n, NULL AS o, 1.5::FLOAT AS p, NULL::INTEGER AS q`;
    expect(await load({ path: ":memory:", sql })).toStrictEqual({
      a: Float64Array.of(1),
      b: Float64Array.of(2),
      c: Float64Array.of(3.25),
      d: BigInt64Array.of(4n),
      e: BigInt64Array.of(5n),
      f: [true],
      g: [new Date("2026-01-02T00:00:00Z")],
      h: [new Date("2026-01-02T03:04:05.678Z")],
      i: [new Date("1969-12-31T23:59:59Z")],
      j: [new Date("2026-01-02T02:04:05Z")],
      k: ["01:02:03"],
      l: ["x"],
      m: [Uint8Array.of(97, 98)],
      n: ["00000000-0000-0000-0000-000000000001"],
      o: [null],
      p: Float64Array.of(1.5),
      q: [null],
    });
  });
});

describe("streams", () => {
  const sql = "SELECT i, 'x' AS t FROM range(1000000000) AS r(i)";
  const open = async (signal?: AbortSignal): Promise<AsyncIterator<unknown>> => {
    const [rows] = await duckdb.stream!({ path, sql }, createRunContext(signal));
    return (rows as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  };

  it("give rows as they are asked for, and release the file at once", async () => {
    await save(ORDERS);
    const rows = await open();
    for (let i = 0n; i < 5000n; i++) expect(await rows.next()).toStrictEqual({ done: false, value: { i, t: "x" } });
    await rows.return!();
    expect(await rows.next()).toStrictEqual({ done: true, value: undefined });
    await save(ORDERS, { overwrite: true, lockTimeoutMs: 0 });
    const unused = await open();
    await unused.return!();
    await save(ORDERS, { overwrite: true, lockTimeoutMs: 0 });
  });

  it("end by an abort, before and after the first row", async () => {
    await save(ORDERS);
    for (const before of [0, 3000]) {
      const controller = new AbortController();
      const rows = await open(controller.signal);
      for (let i = 0; i < before; i++) await rows.next();
      controller.abort(new Error("enough"));
      await expect(rows.next()).rejects.toThrow("enough");
      await save(ORDERS, { overwrite: true, lockTimeoutMs: 0 });
    }
  });

  it("keep a saver waiting until the file is free", async () => {
    await save(ORDERS);
    const rows = await open();
    await rows.next();
    expect(await catchMessage(() => save(ORDERS, { overwrite: true, lockTimeoutMs: 50 }))).toContain(
      "The database is locked. A loader of this process reads it; give both the same `connection`.",
    );
    const saving = save(ORDERS, { overwrite: true });
    setTimeout(() => void rows.return!(), 50);
    await saving;
  });
});

describe("an existing table", () => {
  it("is refused, replaced or added to, as it is said", async () => {
    await save(ORDERS);
    expect(await catchMessage(() => save({ a: [1] }))).toBe(
      `DataError: ${path}, table "orders": The table exists. Say \`overwrite: true\` to replace it, or \`append: true\` to add rows to it.`,
    );
    await save({ spend: [9] }, { append: true });
    expect(await load({ path, table: "orders", columns: ["spend", "id"] })).toStrictEqual({
      spend: Float64Array.of(1.5, 2, 2.5, 9),
      id: [1n, 2n, 3n, null],
    });
    await save({ a: [1] }, { overwrite: true });
    expect(await load({ path, table: "orders" })).toStrictEqual({ a: Float64Array.of(1) });
  });

  it("is whole after a failure and after an abort", async () => {
    await save(ORDERS);
    const controller = new AbortController();
    const large = { x: new Float64Array(5_000_000) };
    const saving = duckdb.save(large, { path, table: "orders", overwrite: true }, createRunContext(controller.signal));
    setTimeout(() => controller.abort(new Error("enough")), 30);
    await expect(saving).rejects.toThrow("enough");
    expect(await catchMessage(() => save({ nope: [1] }, { append: true }))).toContain("nope");
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
    const tables = "SELECT table_name AS t FROM information_schema.tables";
    expect(await load({ path, sql: tables })).toStrictEqual({ t: ["orders"] });
  });

  it("is saved beside others at the same time", async () => {
    const names = ["a", "b", "c", "d"];
    await Promise.all(names.map((table) => save(ORDERS, { table })));
    for (const table of names) expect(await load({ path, table })).toStrictEqual(ORDERS);
  });
});

describe("a given connection", () => {
  it("stays open, and is used by one after the other", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const names = ["a", "b", "c"];
    await Promise.all(names.map((table) => save(ORDERS, { table, connection })));
    const all = await Promise.all(names.map((table) => load({ table, connection })));
    expect(all).toStrictEqual([ORDERS, ORDERS, ORDERS]);
    await connection.run("BEGIN");
    expect(await catchMessage(() => save({ a: [1] }, { connection }))).toContain(
      "The connection is in a transaction already, and DuckDB has no transactions within others.",
    );
    connection.closeSync();
    expect(await catchMessage(() => load({ connection, table: "a" }))).toBe(
      'DataError: DuckDB, table "a": The given connection is closed.',
    );
  });
});

describe("a fault", () => {
  it.each<[string, DuckdbLoadOptions, string]>([
    [
      "no file",
      { path: join(folder, "shpo.duckdb"), table: "a" },
      "There is no such file. Did you mean `shop.duckdb`?",
    ],
    ["no database", { path: join(folder, "text.db"), table: "a" }, "The file is not a DuckDB database."],
    ["no table", { path, table: "ordres" }, 'table "ordres": There is no such table. Did you mean `orders`?'],
    [
      "no column",
      { path, table: "orders", columns: ["spent"] },
      'column "spent": There is no such column. Did you mean `spend`?',
    ],
    [
      "SQL that fails",
      { path, sql: "SELECT *\nFORM orders" },
      'DuckDB says: Parser Error: syntax error at or near "orders" (line 2, column 6 of the SQL)',
    ],
    ["SQL that fails while it runs", { path, sql: "SELECT error('late')" }, "DuckDB says: Invalid Input Error: late"],
    [
      "a nested type",
      { path, sql: "SELECT [1] AS l" },
      'column "l": The type INTEGER[] has no counterpart among columns.',
    ],
    [
      "an infinite date",
      { path, sql: "SELECT TIMESTAMP 'infinity' AS d" },
      'row 1, column "d": The date is infinite or too far away.',
    ],
    ["a write", { path, sql: "DROP TABLE orders" }, "read-only"],
    [
      "a parameter",
      { path, sql: "SELECT ?", parameters: [{}] },
      "The parameter `1` is an object, which is no value of DuckDB.",
    ],
    ["too few parameters", { path, sql: "SELECT ?, ?", parameters: [1] }, "DuckDB says: "],
    [
      "a wrong connection",
      { connection: {} as never, table: "a" },
      "`connection` is an object, not a DuckDBConnection.",
    ],
  ])("of loading is told: %s", async (_, options, message) => {
    await save(ORDERS);
    writeFileSync(join(folder, "text.db"), "This is no database, but a text that is long enough.".repeat(500));
    expect(await catchMessage(() => load(options))).toContain(message);
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
  });
});
