/** SQLite against the real engine: libsql on Node 20, node:sqlite on later ones. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import Database from "libsql";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sqlite, type SqliteLoadOptions, type SqliteSaveOptions } from "@icosian/runtime/sqlite";
import { arbitraryTable, toLoaded } from "./arbitrary-table.ts";
import { catchMessage } from "./catch-message.ts";
import { createRunContext } from "./run-context.ts";

const folder = mkdtempSync(join(tmpdir(), "icosian-sqlite-"));
const path = join(folder, "shop.db");
const context = createRunContext();

const load = async (options: SqliteLoadOptions): Promise<unknown> => (await sqlite.load(options, context))[0];
const save = async (data: object, options: Partial<SqliteSaveOptions> = {}): Promise<unknown> =>
  sqlite.save(data, { table: "orders", ...(options.connection ? {} : { path }), ...options }, context);

const ORDERS = { id: BigInt64Array.of(1n, 2n, 3n), spend: Float64Array.of(1.5, 2, 2.5), city: ["Bonn", null, "Köln"] };

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("tables", () => {
  it("come back as they were saved, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTable({ hasPlainNumbers: true }), async (table) => {
        await save(table, { overwrite: true });
        const loaded = (await load({ path, table: "orders" })) as object;
        expect(loaded).toStrictEqual(toLoaded(table, loaded));
      }),
      { numRuns: 200 },
    );
  });

  it("are described by their metadata", async () => {
    const saved = await save(ORDERS);
    const [, loaded] = await sqlite.load({ path, table: "orders" }, context);
    const columns = [
      { name: "id", type: "bigint" },
      { name: "spend", type: "number" },
      { name: "city", type: "string | null" },
    ];
    const expected = { path, table: "orders", rows: 3, bytes: null, columns, checksum: null };
    expect(saved).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
    expect(loaded).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
  });

  it("may have 1,500 columns", async () => {
    const wide = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`c${at}`, Float64Array.of(at, 1.5 - at)]));
    await save(wide);
    expect(await load({ path, table: "orders" })).toStrictEqual(wide);
  });

  it("may be saved as rows", async () => {
    await save([
      { a: 1, b: "x" },
      { a: 2, c: true },
    ]);
    expect(await load({ path, table: "orders" })).toStrictEqual({
      a: Float64Array.of(1, 2),
      b: ["x", null],
      c: [null, true],
    });
  });

  it("are loaded in part", async () => {
    await save(ORDERS);
    expect(await load({ path, table: "orders", columns: ["city", "id"] })).toStrictEqual({
      city: ORDERS.city,
      id: ORDERS.id,
    });
  });

  it.each(['a"b', "select", "Ünïcödé 😀", "a.b", "x'; DROP TABLE orders; --", "a`b]"])(
    "may be called %s",
    async (table) => {
      await save(ORDERS);
      await save({ [table]: [table] }, { table });
      expect(await load({ path, table, columns: [table] })).toStrictEqual({ [table]: [table] });
      expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
    },
  );
});

describe("queries", () => {
  it("take values as parameters, by position and by name", async () => {
    await save(ORDERS);
    const sql = "SELECT city FROM orders WHERE city = ? OR id = ?";
    expect(await load({ path, sql, parameters: ["Köln", 1n] })).toStrictEqual({ city: ["Bonn", "Köln"] });
    const evil = "' OR 1 = 1; DROP TABLE orders; --";
    expect(await load({ path, sql, parameters: [evil, 7] })).toStrictEqual({ city: [] });
    const named = "SELECT count(*) AS n FROM orders WHERE spend >= :least";
    expect(await load({ path, sql: named, parameters: { least: 2 } })).toStrictEqual({ n: Float64Array.of(2) });
  });

  it("give what SQLite does not declare by its values, or by `types`", async () => {
    const sql = "SELECT 9007199254740993 AS large, 1 AS yes, '2026-01-02' AS day, 2.5 AS half, NULL AS missing";
    expect(
      await load({ path: ":memory:", sql, types: { large: "bigint", yes: "boolean", day: "Date" } }),
    ).toStrictEqual({
      large: BigInt64Array.of(9007199254740993n),
      yes: [true],
      day: [new Date("2026-01-02T00:00:00Z")],
      half: Float64Array.of(2.5),
      missing: [null],
    });
  });
});

describe("streams", () => {
  const open = async (signal?: AbortSignal): Promise<AsyncIterator<unknown>> => {
    const sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT i, 'x' AS t FROM n";
    const [rows] = await sqlite.stream!({ path, sql }, createRunContext(signal));
    return (rows as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  };

  it("give rows as they are asked for, and release the file at once", async () => {
    await save(ORDERS);
    const rows = await open();
    for (let i = 1; i <= 1000; i++) expect(await rows.next()).toStrictEqual({ done: false, value: { i, t: "x" } });
    await rows.return!();
    expect(await rows.next()).toStrictEqual({ done: true, value: undefined });
    await save(ORDERS, { overwrite: true });
  });

  it("end by an abort, before and after the first row", async () => {
    await save(ORDERS);
    for (const before of [0, 300]) {
      const controller = new AbortController();
      const rows = await open(controller.signal);
      for (let i = 0; i < before; i++) await rows.next();
      controller.abort(new Error("enough"));
      await expect(rows.next()).rejects.toThrow("enough");
      await save(ORDERS, { overwrite: true });
    }
  });

  it("give the same rows as tables have", async () => {
    await save(ORDERS);
    const [rows, metadata] = await sqlite.stream!({ path, table: "orders", columns: ["city"] }, context);
    const all: unknown[] = [];
    for await (const row of rows) all.push(row);
    expect(all).toStrictEqual(ORDERS.city.map((city) => ({ city })));
    expect(metadata).toMatchObject({ rows: null, columns: [{ name: "city", type: "string | null" }] });
  });
});

describe("an existing table", () => {
  it("is refused, replaced or added to, as it is said", async () => {
    await save(ORDERS);
    expect(await catchMessage(() => save({ a: [1] }))).toBe(
      `DataError: ${path}, table "orders": The table exists. Say \`overwrite: true\` to replace it, or \`append: true\` to add rows to it.`,
    );
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
    await save({ spend: [9] }, { append: true });
    expect(await load({ path, table: "orders", columns: ["spend"] })).toStrictEqual({
      spend: Float64Array.of(1.5, 2, 2.5, 9),
    });
    await save({ a: [1] }, { overwrite: true });
    expect(await load({ path, table: "orders" })).toStrictEqual({ a: Float64Array.of(1) });
  });

  it("is whole after a failure and after an abort", async () => {
    await save(ORDERS);
    const controller = new AbortController();
    const large = { x: new Float64Array(100_000) };
    const saving = sqlite.save(large, { path, table: "orders", overwrite: true }, createRunContext(controller.signal));
    setTimeout(() => controller.abort(new Error("enough")), 10);
    await expect(saving).rejects.toThrow("enough");
    expect(await catchMessage(() => save({ nope: [1] }, { append: true }))).toContain("no column named nope");
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
    expect(await load({ path, sql: "SELECT count(*) AS n FROM sqlite_master" })).toStrictEqual({
      n: Float64Array.of(1),
    });
  });
});

describe("a given connection", () => {
  it("stays open, and keeps its own transaction", async () => {
    const connection = new Database(path);
    connection.exec("BEGIN");
    await save(ORDERS, { connection });
    expect(await catchMessage(() => save({ a: [1] }, { connection }))).toContain("The table exists");
    expect(await load({ connection, table: "orders" })).toStrictEqual(ORDERS);
    connection.exec("ROLLBACK");
    expect(await catchMessage(() => load({ connection, table: "orders" }))).toBe(
      'DataError: SQLite, table "orders": There is no such table. The database has no tables.',
    );
    connection.close();
    expect(await catchMessage(() => load({ connection, table: "orders" }))).toBe(
      'DataError: SQLite, table "orders": The given connection is closed.',
    );
  });

  it("may be that of another driver only if it is known", async () => {
    const connection = { prepare: () => ({}), exec: () => {} };
    expect(await catchMessage(() => load({ connection, table: "orders" }))).toContain(
      "`connection` is an object, not a connection of node:sqlite, libsql or better-sqlite3.",
    );
  });
});

describe("a fault", () => {
  it.each<[string, SqliteLoadOptions, string]>([
    [
      "no file",
      { path: join(folder, "shpo.db"), table: "orders" },
      "shpo.db: There is no such file. Did you mean `shop.db`?",
    ],
    ["a folder", { path: folder, table: "orders" }, "This is a folder, not a database."],
    ["no folder", { path: join(folder, "none/shop.db"), table: "a" }, "There is no folder"],
    ["no database", { path: join(folder, "text.db"), table: "orders" }, "The file is not a SQLite database."],
    ["no table", { path, table: "ordres" }, 'shop.db, table "ordres": There is no such table. Did you mean `orders`?'],
    [
      "a dot",
      { path, table: "main.orders" },
      'A dot is part of the name; write `schema: "main", table: "orders"` for a table of a schema.',
    ],
    [
      "no column",
      { path, table: "orders", columns: ["spent"] },
      'column "spent": There is no such column. Did you mean `spend`?',
    ],
    ["SQL that fails", { path, sql: "SELECT * FORM orders" }, 'shop.db, SQL: SQLite says: near "FORM": syntax error'],
    [
      "two names",
      { path, sql: "SELECT 1 AS a, 2 AS a" },
      "Several columns are called `a`. Give each a name of its own with `AS`.",
    ],
    [
      "a large integer",
      { path, sql: "SELECT 9007199254740993 AS n" },
      'row 1, column "n": 9007199254740993 is larger than a number holds exactly. Read the column as bigints: `types: { "n": "bigint" }`.',
    ],
    [
      "mixed values",
      { path, sql: "SELECT 1 AS n UNION ALL SELECT 'x'" },
      'row 2, column "n": "x" stands in a column of type number.',
    ],
    ["a write", { path, sql: "DELETE FROM orders RETURNING id" }, "SQLite says: attempt to write a readonly database"],
    ["both", { path, table: "orders", sql: "SELECT 1" }, "Give either `table` or `sql`."],
    [
      "a parameter",
      { path, sql: "SELECT ?", parameters: [{}] },
      "The parameter `1` is an object, which is no value of SQLite.",
    ],
    ["no place", { table: "orders" }, "Give either `path` or `connection`."],
  ])("of loading is told: %s", async (_, options, message) => {
    await save(ORDERS);
    writeFileSync(join(folder, "text.db"), "This is no database, but a text that is long enough.");
    expect(await catchMessage(() => load(options))).toContain(message);
    expect(await load({ path, table: "orders" })).toStrictEqual(ORDERS);
  });

  it.each<[string, object, Partial<SqliteSaveOptions>, string]>([
    [
      "unequal lengths",
      { a: [1], b: [1, 2] },
      {},
      "The columns of a table are equally long, but `a` has 1, `b` has 2.",
    ],
    ["no columns", {}, {}, "There are no columns to save; a table has at least one."],
    ["an object", { a: [1], b: [{}] }, {}, 'row 1, column "b": an object has no counterpart in a database.'],
    ["mixed values", { a: [1, "x"] }, {}, 'row 2, column "a": "x" stands in a column of type number.'],
    ["an invalid date", { a: [null, new Date(NaN)] }, {}, 'row 2, column "a": The date is invalid.'],
    ["a large bigint", { a: [2n ** 64n] }, {}, "18446744073709551616n has more than 64 bits. Save it as text."],
    ["half a character", { a: ["\ud800"] }, {}, "The text has half of a surrogate pair, which UTF-8 cannot hold."],
    ["a zero byte", { a: ["a\0b"] }, {}, "The text has a zero byte"],
    ["NaN and null", { a: [NaN, null] }, {}, 'column "a": The column has missing values and NaN'],
    ["contradiction", { a: [1] }, { overwrite: true, append: true }, "`overwrite` and `append` contradict each other"],
    ["no name", { a: [1] }, { table: "" }, '`table` is "", not a name.'],
    ["memory", { a: [1] }, { path: ":memory:" }, "The table would be lost at once."],
    ["names alike", { a: [1], A: [2] }, {}, "SQLite says: duplicate column name: A"],
  ])("of saving is told: %s", async (_, data, options, message) => {
    expect(await catchMessage(() => save(data, options))).toContain(message);
  });

  it("of a locked database is told when the time is over", async () => {
    await save(ORDERS);
    const other = new Database(path);
    other.exec("BEGIN EXCLUSIVE");
    const locked = "The database is locked: another connection is writing.";
    expect(await catchMessage(() => save(ORDERS, { overwrite: true, lockTimeoutMs: 50 }))).toContain(locked);
    expect(await catchMessage(() => load({ path, table: "orders", lockTimeoutMs: 50 }))).toContain(locked);
    const waiting = save(ORDERS, { overwrite: true });
    setTimeout(() => other.exec("COMMIT"), 50);
    await waiting;
    other.close();
  });
});
