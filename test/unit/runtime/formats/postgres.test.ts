/** PostgreSQL against a real server; left out on a machine that has none (`apt-get install postgresql`). */
import fc from "fast-check";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postgres, type PostgresLoadOptions, type PostgresSaveOptions } from "@icosian/runtime/postgres";
import { arbitraryTable, toLoaded } from "./arbitrary-table.ts";
import { catchMessage } from "./catch-message.ts";
import { findPostgres, PASSWORD, startPostgres, type PostgresServer } from "../../../servers/postgres-server.ts";
import { createRunContext } from "./run-context.ts";

const programs = findPostgres();
if (programs === null)
  console.warn("Tests of PostgreSQL are left out: there is no server (`apt-get install postgresql`).");

const context = createRunContext();
const ORDERS = { id: BigInt64Array.of(1n, 2n, 3n), spend: Float64Array.of(1.5, 2, 2.5), city: ["Bonn", null, "Köln"] };

describe.skipIf(programs === null)("PostgreSQL", () => {
  let server: PostgresServer;
  let url: string;
  let client: Client;

  beforeAll(async () => {
    server = await startPostgres(programs!);
    url = server.url;
    client = new Client({ connectionString: url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await server?.stop();
  });
  beforeEach(async () => {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });

  const load = async (options: Partial<PostgresLoadOptions>): Promise<unknown> =>
    (await postgres.load({ connection: url, ...options }, context))[0];
  const save = async (data: object, options: Partial<PostgresSaveOptions> = {}): Promise<unknown> =>
    postgres.save(data, { connection: url, table: "orders", ...options }, context);
  /** Names of all tables, and the number of other connections. */
  const lookAround = async (): Promise<{ readonly tables: readonly string[]; readonly connections: number }> => {
    const tables = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    const sql =
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
    const { rows } = await client.query(sql);
    return { tables: tables.rows.map(({ tablename }) => tablename as string), connections: rows[0].n as number };
  };
  const waitUntilAlone = async (): Promise<void> => {
    while ((await lookAround()).connections > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  describe("tables", () => {
    it("come back as they were saved, whatever they are", async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryTable({ hasPlainNumbers: false }), async (table) => {
          await save(table, { connection: client, overwrite: true });
          const loaded = (await load({ connection: client, table: "orders" })) as object;
          expect(loaded).toStrictEqual(toLoaded(table, loaded));
        }),
        { numRuns: 200 },
      );
    });

    it("are described by their metadata", async () => {
      const saved = await save(ORDERS);
      const [, loaded] = await postgres.load({ connection: url, table: "orders" }, context);
      const columns = [
        { name: "id", type: "bigint" },
        { name: "spend", type: "number" },
        { name: "city", type: "string | null" },
      ];
      const expected = { table: "orders", rows: 3, bytes: null, columns, checksum: null };
      expect(saved).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
      expect(loaded).toStrictEqual({ ...expected, durationMs: expect.any(Number) });
      await waitUntilAlone();
    });

    it("may have 900 columns and dates before Christ", async () => {
      const wide = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`c${at}`, Float64Array.of(at, -at)]));
      const table = { ...wide, day: [new Date("-000043-03-15T12:00:00Z"), new Date("+012026-01-02T00:00:00.001Z")] };
      await save(table);
      expect(await load({ table: "orders" })).toStrictEqual(table);
    });

    it.each(['a"b', "select", "Ünïcödé 😀", "a.b", "x'; DROP TABLE orders; --", "Orders"])(
      "may be called %s",
      async (table) => {
        await save(ORDERS);
        await save({ [table]: [table] }, { table });
        await save({ [table]: ["more"] }, { table, append: true });
        await save({ [table]: [table] }, { table, overwrite: true });
        expect(await load({ table, columns: [table] })).toStrictEqual({ [table]: [table] });
        expect(await load({ table: "orders" })).toStrictEqual(ORDERS);
      },
    );

    it("may stand in a schema", async () => {
      await client.query("DROP SCHEMA IF EXISTS sales CASCADE; CREATE SCHEMA sales");
      for (const options of [{}, { overwrite: true }]) await save(ORDERS, { schema: "sales", ...options });
      expect(await load({ schema: "sales", table: "orders", columns: ["id"] })).toStrictEqual({ id: ORDERS.id });
      expect((await lookAround()).tables).toStrictEqual([]);
    });
  });

  describe("queries", () => {
    it("take values as parameters", async () => {
      await save(ORDERS);
      const sql = "SELECT city FROM orders WHERE city = $1 OR id = ANY($2)";
      expect(await load({ sql, parameters: ["Köln", [1n]] })).toStrictEqual({ city: ["Bonn", "Köln"] });
      expect(await load({ sql, parameters: ["' OR 1 = 1; DROP TABLE orders; --", []] })).toStrictEqual({ city: [] });
      const day = new Date("2026-01-02T03:04:05.678Z");
      const times = "SELECT $1::timestamp AS a, $1::timestamptz AS b, $2::bytea AS c";
      const parameters = [day, Uint8Array.of(0, 255)];
      expect(await load({ sql: times, parameters })).toStrictEqual({ a: [day], b: [day], c: [parameters[1]] });
    });

    it("give every type that has a counterpart", async () => {
      await client.query("CREATE TYPE size AS ENUM ('s', 'm')");
      const sql = `SELECT 1::int2 AS a, 2 AS b, 3.25::numeric AS c, 1.5::float4 AS d, 5::int8 AS e, true AS f,
        DATE '2026-01-02' AS g, TIMESTAMP '2026-01-02 03:04:05.678' AS h, TIMESTAMPTZ '2026-01-02 03:04:05+05:30' AS i,
        '{"a": 1}'::jsonb AS j, 'x'::char(2) AS k, 's'::size AS l, TIME '01:02:03' AS m, NULL::int AS n,
        '00000000-0000-0000-0000-000000000001'::uuid AS o, 'NaN'::numeric AS p`;
      const expected = {
        a: Float64Array.of(1),
        b: Float64Array.of(2),
        c: Float64Array.of(3.25),
        d: Float64Array.of(1.5),
        e: BigInt64Array.of(5n),
        f: [true],
        g: [new Date("2026-01-02T00:00:00Z")],
        h: [new Date("2026-01-02T03:04:05.678Z")],
        i: [new Date("2026-01-01T21:34:05Z")],
        j: ['{"a": 1}'],
        k: ["x "],
        l: ["s"],
        m: ["01:02:03"],
        n: [null],
        o: ["00000000-0000-0000-0000-000000000001"],
        p: Float64Array.of(NaN),
      };
      expect(await load({ sql })).toStrictEqual(expected);
      const [rows] = await postgres.stream!({ connection: url, sql }, context);
      for await (const row of rows)
        expect(row).toStrictEqual(Object.fromEntries(Object.entries(expected).map(([name, [value]]) => [name, value])));
    });
  });

  describe("streams", () => {
    const sql = "SELECT generate_series(1, $1::int) AS i, 'x' AS t";
    const open = async (
      connection: PostgresLoadOptions["connection"],
      signal?: AbortSignal,
    ): Promise<AsyncIterator<unknown>> => {
      const options = { connection, sql, parameters: [connection === client ? 20_000 : 100_000_000] };
      const [rows] = await postgres.stream!(options, createRunContext(signal));
      return (rows as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    };

    it("give rows as they are asked for, and release the connection at once", async () => {
      const rows = await open(url);
      for (let i = 1; i <= 2500; i++) expect(await rows.next()).toStrictEqual({ done: false, value: { i, t: "x" } });
      await rows.return!();
      expect(await rows.next()).toStrictEqual({ done: true, value: undefined });
      const unused = await open(url);
      await unused.return!();
      await waitUntilAlone();
    });

    it("end by an abort, before and after the first row", async () => {
      for (const before of [0, 1500]) {
        const controller = new AbortController();
        const rows = await open(url, controller.signal);
        for (let i = 0; i < before; i++) await rows.next();
        controller.abort(new Error("enough"));
        await expect(rows.next()).rejects.toThrow("enough");
        await waitUntilAlone();
      }
    });

    it("leave a given client to others in between, and no cursor on it", async () => {
      const rows = await open(client);
      await rows.next();
      await save(ORDERS, { connection: client });
      for (let i = 2; i <= 2500; i++) expect(await rows.next()).toStrictEqual({ done: false, value: { i, t: "x" } });
      await rows.return!();
      expect((await client.query("SELECT name FROM pg_cursors")).rows).toStrictEqual([]);
    });

    it("give clients back to their pool as they were", async () => {
      const pool = new Pool({ connectionString: url, max: 1 });
      const rows = await open(pool);
      await rows.next();
      await rows.return!();
      expect((await pool.query("SELECT name FROM pg_cursors")).rows).toStrictEqual([]);
      expect(await load({ connection: pool, sql: "SELECT 1 AS a" })).toStrictEqual({ a: Float64Array.of(1) });
      await pool.end();
    });
  });

  describe("an existing table", () => {
    it("is refused, replaced or added to, as it is said", async () => {
      await save(ORDERS);
      expect(await catchMessage(() => save({ a: [1] }))).toMatch(
        /table "orders": The table exists\. Say `overwrite: true`/,
      );
      await save({ spend: [9] }, { append: true });
      expect(await load({ table: "orders", columns: ["spend", "id"] })).toStrictEqual({
        spend: Float64Array.of(1.5, 2, 2.5, 9),
        id: [1n, 2n, 3n, null],
      });
      await save({ a: [1] }, { overwrite: true });
      expect(await load({ table: "orders" })).toStrictEqual({ a: Float64Array.of(1) });
    });

    it("is whole after a failure and after an abort", async () => {
      await save(ORDERS);
      const controller = new AbortController();
      const large = { x: new Float64Array(5_000_000) };
      const options = { connection: url, table: "orders", overwrite: true };
      const saving = postgres.save(large, options, createRunContext(controller.signal));
      setTimeout(() => controller.abort(new Error("enough")), 150);
      await expect(saving).rejects.toThrow("enough");
      expect(await catchMessage(() => save({ nope: [1] }, { append: true }))).toContain(
        'column "nope" of relation "orders" does not exist',
      );
      expect(await catchMessage(() => save({ id: [1, 1.5] }, { append: true }))).toContain(
        'row 2, column "id": PostgreSQL says: invalid input syntax for type bigint: "1.5"',
      );
      expect(await load({ table: "orders" })).toStrictEqual(ORDERS);
      await waitUntilAlone();
      expect((await lookAround()).tables).toStrictEqual(["orders"]);
    });

    it("is created by one of two savers only", async () => {
      const results = await Promise.allSettled([save(ORDERS), save(ORDERS)]);
      const refused = results.find(({ status }) => status === "rejected") as PromiseRejectedResult;
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(String(refused.reason)).toContain("The table exists.");
    });
  });

  it("keeps the transaction of a given client", async () => {
    await client.query("BEGIN");
    await save(ORDERS, { connection: client });
    expect(await catchMessage(() => save({ a: [1] }, { connection: client }))).toContain("The table exists");
    expect(await load({ connection: client, table: "orders" })).toStrictEqual(ORDERS);
    await client.query("ROLLBACK");
    expect((await lookAround()).tables).toStrictEqual([]);
  });

  it("ends a query that is aborted while it runs", async () => {
    const controller = new AbortController();
    const loading = postgres.load(
      { connection: url, sql: "SELECT pg_sleep(60)::text AS a" },
      createRunContext(controller.signal),
    );
    setTimeout(() => controller.abort(new Error("enough")), 150);
    await expect(loading).rejects.toThrow("enough");
  });

  it("tells of a connection that is lost", async () => {
    const loading = load({ sql: "SELECT pg_sleep(61)::text AS a" });
    const message = catchMessage(() => loading);
    const kill =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(61)%' AND pid <> pg_backend_pid()";
    while ((await client.query(kill)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await message).toContain("The connection was lost. What was not committed is undone.");
  });

  describe("a fault", () => {
    it.each<[string, (url: string) => Partial<PostgresLoadOptions>, string]>([
      ["no table", () => ({ table: "ordres" }), 'table "ordres": There is no such table. Did you mean `orders`?'],
      [
        "a dot",
        () => ({ table: "public.orders" }),
        'write `schema: "public", table: "orders"` for a table of a schema.',
      ],
      ["no schema", () => ({ schema: "slaes", table: "orders" }), 'table "slaes"."orders": There is no such table.'],
      [
        "no column",
        () => ({ table: "orders", columns: ["spent"] }),
        'column "spent": There is no such column. Did you mean `spend`?',
      ],
      [
        "SQL that fails",
        () => ({ sql: "SELECT *\nFORM orders" }),
        'PostgreSQL says: syntax error at or near "FORM" (line 2, column 1 of the SQL)',
      ],
      [
        "SQL that fails while it runs",
        () => ({ sql: "SELECT 1 / (i - 3) AS a FROM generate_series(1, 5) AS i" }),
        "PostgreSQL says: division by zero",
      ],
      [
        "a type",
        () => ({ sql: "SELECT ARRAY[1] AS l" }),
        'column "l": The type integer[] has no counterpart among columns.',
      ],
      [
        "an infinite date",
        () => ({ sql: "SELECT TIMESTAMP 'infinity' AS d" }),
        'row 1, column "d": The date is infinite.',
      ],
      ["two names", () => ({ sql: "SELECT 1 AS a, 2 AS a" }), "Several columns are called `a`."],
      [
        "named parameters",
        () => ({ sql: "SELECT $1", parameters: { a: 1 } }),
        "the placeholders of PostgreSQL are `$1`, `$2`: give a list.",
      ],
      [
        "a parameter",
        () => ({ sql: "SELECT $1", parameters: [{}] }),
        "The parameter `$1` is an object, which is no value of PostgreSQL.",
      ],
      [
        "a wrong password",
        (given) => ({ connection: given.replace(/:[^:@]*@/, ":wrong-s3cret@"), table: "a" }),
        "The server refuses the user or the password",
      ],
      [
        "no database",
        (given) => ({ connection: given.replace(/postgres$/, "nope"), table: "a" }),
        'There is no such database: database "nope" does not exist.',
      ],
      [
        "no server",
        (given) => ({ connection: given.replace(/:\d+\//, ":1/"), table: "a" }),
        "The connection is refused: no server listens there.",
      ],
      [
        "no URL",
        () => ({ connection: `postgres://a:${PASSWORD}@:b:c`, table: "a" }),
        "`connection` is not a URL such as",
      ],
      [
        "a wrong connection",
        () => ({ connection: 5 as never, table: "a" }),
        "`connection` is 5, not a URL, a client or a pool of pg.",
      ],
    ])("of loading is told: %s", async (_, options, message) => {
      await save(ORDERS);
      const given = { connection: url, ...options(url) };
      for (const read of [() => postgres.load(given, context), () => consume(given)]) {
        const told = await catchMessage(read);
        expect(told).toContain(message);
        expect(told).not.toMatch(/s3cret/);
      }
      await waitUntilAlone();
    });

    it("of a client that is closed or not connected is told", async () => {
      const other = new Client({ connectionString: url });
      expect(await catchMessage(() => load({ connection: other, table: "a" }))).toContain(
        "The given client is not connected",
      );
      await other.connect();
      await other.end();
      expect(await catchMessage(() => load({ connection: other, table: "a" }))).toContain(
        "The given connection is closed.",
      );
    });

    it("of a name that is too long is told", async () => {
      expect(await catchMessage(() => save({ ["é".repeat(32)]: [1] }))).toContain(
        "has more than 63 bytes, which PostgreSQL would cut off.",
      );
    });
  });

  async function consume(options: PostgresLoadOptions): Promise<void> {
    const [rows] = await postgres.stream!(options, context);
    for await (const row of rows) void row;
  }
});
