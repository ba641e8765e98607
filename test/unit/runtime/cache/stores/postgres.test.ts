/** The store in PostgreSQL, with a real server. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresStore, type PostgresStoreOptions } from "../../../../../runtime/src/cache/stores/postgres.node.ts";
import type { PostgresStore } from "../../../../../runtime/src/cache/stores/postgres/postgres-store.node.ts";
import { findPostgres, PASSWORD, startPostgres, type PostgresServer } from "../../../../servers/postgres-server.ts";
import { findPort } from "../../../../servers/redis-server.ts";
import { testStore } from "./conformance.ts";
import { failureOf } from "./scratch.ts";

const KEY = "records/01234567";
const bytes = Buffer.from("some bytes");
const programs = findPostgres();

if (programs === null) console.warn("Tests of PostgreSQL are left out, because its server is not installed.");

describe.skipIf(programs === null)("postgresStore", () => {
  let server: PostgresServer;
  let pool: pg.Pool;
  const opened: PostgresStore[] = [];
  let count = 0;
  const open = (options: PostgresStoreOptions = {}): PostgresStore => {
    const store = postgresStore({
      table: `test${count++}`,
      ...(options.connectionString === undefined ? { pool } : {}),
      ...options,
    });
    opened.push(store);
    return store;
  };
  const query = async (text: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await pool.query<Record<string, unknown>>(text)).rows;

  beforeAll(async () => {
    server = await startPostgres(programs!);
    pool = new pg.Pool({ connectionString: server.url });
    pool.on("error", () => {});
    await query(`CREATE SCHEMA "Other"`);
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await pool.end();
    await server.stop();
  });

  describe.each<readonly [name: string, create: () => PostgresStore]>([
    ["by a connection string", () => open({ connectionString: server.url })],
    ["by a pool, in a schema", () => open({ schema: "Other", table: `Select${count++}` })],
  ])("%s", (_, create) => {
    testStore(create);
  });

  it("creates its tables when something is first written, also for several at once", async () => {
    const reader = open({ table: "made" });
    expect(await reader.get(KEY)).toBeUndefined();
    expect(await reader.list("")).toEqual([]);
    await reader.delete(KEY);
    expect(await query("SELECT to_regclass('made') AS found")).toEqual([{ found: null }]);
    const pools = Array.from({ length: 8 }, () => open({ connectionString: server.url, table: "made" }));
    await Promise.all(pools.map((store, index) => store.put(`runs/${index}`, bytes)));
    expect([...(await reader.list("runs/"))].sort()).toEqual(pools.map((_, index) => `runs/${index}`));
    await Promise.all(pools.map((store) => store.close()));
    await query("DROP TABLE made");
    expect(await reader.get("runs/1")).toBeUndefined();
    await reader.put(KEY, bytes);
    await query("DROP TABLE made");
    await reader.put(KEY, bytes);
    expect(bytes.equals((await reader.get(KEY))!)).toBe(true);
  });

  it("stores bytes without compression", async () => {
    await open({ table: "plain" }).put("blobs/01234567", new Uint8Array(1_000_000));
    const [found] = await query("SELECT sum(pg_column_size(bytes)) AS size FROM plain");
    expect(Number(found!.size)).toBeGreaterThanOrEqual(1_000_000);
  });

  it("takes and gives 100 MB", async () => {
    const store = open();
    const part = Uint8Array.from({ length: 1_000_003 }, (_, index) => index % 253);
    await store.put(
      "blobs/01234567",
      Array.from({ length: 100 }, () => part),
    );
    const found = (await store.get("blobs/01234567"))!;
    expect(found.length).toBe(100_000_300);
    for (const index of [0, 16, 50, 99])
      expect(Buffer.from(found.subarray(index * 1_000_003, (index + 1) * 1_000_003)).equals(part)).toBe(true);
  });

  it("refuses what is larger than PostgreSQL takes, before it is sent", async () => {
    const chunk = new Uint8Array(64 * 1024 * 1024);
    const message = await failureOf(
      open().put(
        "blobs/01234567",
        Array.from({ length: 16 }, () => chunk),
      ),
    );
    expect(message).toBe("A value of 1073741824 bytes is too large for PostgreSQL, which takes at most 1 GB.");
  });

  it("does not send a large blob again, but lets it live longer", async () => {
    const store = open({ table: "again" });
    const large = new Uint8Array(100_000).fill(7);
    await store.put("blobs/01234567", large);
    await query("UPDATE again SET used_at = now() - interval '3 days', bytes = overlay(bytes placing 'x' from 1)");
    await store.put("blobs/01234567", large);
    const told = "SELECT get_byte(bytes, 0) AS first, used_at > now() - interval '1 day' AS is_new FROM again";
    expect(await query(told)).toEqual([{ first: "x".charCodeAt(0), is_new: true }]);
    await query("UPDATE again SET bytes = 'damaged'");
    await store.put("blobs/01234567", large);
    expect(Buffer.from((await store.get("blobs/01234567"))!).equals(large)).toBe(true);
  });

  it("writes nothing if it is for reading only", async () => {
    const reader = open({ table: "reading", readOnly: true, sharesWork: true });
    await reader.put(KEY, bytes);
    expect(await query("SELECT to_regclass('reading') AS found")).toEqual([{ found: null }]);
    const store = open({ table: "reading" });
    await store.put(KEY, bytes);
    await query("UPDATE reading SET used_at = now() - interval '20 days'");
    await reader.delete(KEY);
    await reader.put("runs/x", bytes);
    expect(bytes.equals((await reader.get(KEY))!)).toBe(true);
    reader.maintain();
    expect(reader.claim).toBeUndefined();
    expect(await query("SELECT key, used_at < now() - interval '19 days' AS is_old FROM reading")).toEqual([
      { key: KEY, is_old: true },
    ]);
  });

  describe("maintain", () => {
    it("removes what was not used for long; a use counts once per day", async () => {
      const store = open({ table: "old", olderThanMs: 10 * 24 * 3600 * 1000 });
      for (const run of ["a", "b", "c"]) await store.put(`runs/${run}`, bytes);
      await query("UPDATE old SET used_at = now() - interval '11 days' WHERE key <> 'runs/c'");
      await store.get("runs/b");
      await expect.poll(() => query("SELECT key FROM old WHERE used_at > now() - interval '1 hour'")).toHaveLength(2);
      store.maintain();
      await expect.poll(() => store.list("")).toEqual(["runs/b", "runs/c"]);
      await store.close();
      // Not again on the same day, by whichever process.
      await query("UPDATE old SET used_at = now() - interval '11 days'");
      const other = open({ table: "old", olderThanMs: 1000 });
      expect(await other.has("runs/b")).toBe(true);
      other.maintain();
      await other.close();
      expect(await other.list("")).toEqual(["runs/b", "runs/c"]);
    });

    it("removes what was used least recently until the rest fits", async () => {
      const store = open({ table: "much", maxBytes: 2500 });
      for (const [index, run] of ["a", "b", "c", "d"].entries()) {
        await store.put(`runs/${run}`, new Uint8Array(1000));
        await query(`UPDATE much SET used_at = now() - interval '${9 - index} hours' WHERE key = 'runs/${run}'`);
      }
      store.maintain();
      await store.close();
      expect(await store.list("")).toEqual(["runs/c", "runs/d"]);
    });
  });

  describe("claims", () => {
    const claimer = (claimMs = 15_000): PostgresStore => open({ table: "claimed", sharesWork: true, claimMs });

    it("give the work for a key to one, until it is released", async () => {
      const [one, two] = [claimer(), claimer()];
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => [one, two][index % 2]!.claim!(KEY)));
      const given = claims.filter((each) => each !== null);
      expect(given).toHaveLength(1);
      const claim = given[0];
      await claim!.release();
      const second = await two.claim!(KEY);
      expect(second).not.toBeNull();
      // Not its own any more.
      await claim!.release();
      expect(await one.claim!(KEY)).toBeNull();
      expect(await one.list("")).toEqual([]);
      await two.close();
      expect(await one.claim!(KEY)).not.toBeNull();
      await one.close();
    });

    it("are renewed while their process lives, and run out when it has died", async () => {
      const [one, two] = [claimer(300), claimer(300)];
      const claim = await one.claim!(KEY);
      await new Promise((resolve) => setTimeout(resolve, 900));
      expect(await two.claim!(KEY)).toBeNull();
      // As a process that was killed leaves it.
      await query("UPDATE claimed_claims SET owner = 'else', expires_at = now() + interval '200 ms'");
      await claim!.release();
      expect(await two.claim!(KEY)).toBeNull();
      await expect.poll(() => two.claim!(KEY)).not.toBeNull();
      await two.close();
    });
  });

  describe("options", () => {
    it.each([
      [{}, "needs a `connectionString`, or a `pool`"],
      [{ connectionString: 5 }, "`connectionString` of `postgresStore` is 5; give a URL such as"],
      [{ connectionString: "http://a:s3cret@b" }, "is not a URL such as `postgres://localhost/database`."],
      [{ connectionString: "postgres://a:s3cret@:b:c" }, "is not a URL such as"],
      [{ connectionString: "postgres://a", pool: {} }, "has a `connectionString` and a `pool`"],
      [{ pool: {} }, "`pool` of `postgresStore` is an object, not a pool of pg."],
      [{ connectionString: "postgres://a", table: "a; drop" }, "`table` of `postgresStore`"],
      [{ connectionString: "postgres://a", table: "a".repeat(51) }, "`table` of `postgresStore`"],
      [{ connectionString: "postgres://a", schema: `a"b` }, "`schema` of `postgresStore`"],
      [{ connectionString: "postgres://a", maxBytes: -1 }, "`maxBytes`"],
      [{ connectionString: "postgres://a", password: "s3cret" }, "has no option `password`"],
    ])("%j", async (options, message) => {
      const told = await failureOf((async () => postgresStore(options as PostgresStoreOptions))());
      expect(told).toContain(message);
      expect(told).not.toContain("s3cret");
    });
  });

  describe("faults", () => {
    it("say that there is no server, soon", async () => {
      const port = await findPort();
      const store = open({ connectionString: `postgres://a:s3cret@127.0.0.1:${port}/x` });
      const told = `There is no PostgreSQL at 127.0.0.1:${port} (ECONNREFUSED).`;
      for (const attempt of [() => store.get(KEY), () => store.put(KEY, bytes), () => store.list("")])
        expect(await failureOf(attempt())).toBe(told);
    });

    it("say that the password or the database is wrong", async () => {
      const wrong = server.url.replace(/:[^:@]*@/, ":wr0ng@");
      const host = new URL(server.url).host;
      expect(await failureOf(open({ connectionString: wrong }).get(KEY))).toBe(
        `PostgreSQL at ${host} refuses the user or the password (28P01).`,
      );
      expect(await failureOf(open({ connectionString: server.url.replace(/postgres$/, "none") }).get(KEY))).toBe(
        `PostgreSQL at ${host} has no such database (3D000).`,
      );
      const message = await failureOf(open({ connectionString: server.url.replace(/:[^:@]*@/, "@") }).get(KEY));
      expect(message).toContain("asks for a password, and none is given");
    });

    it.each([
      "other text",
      "key text PRIMARY KEY, bytes text, used_at timestamptz",
      "key text, bytes bytea, used_at timestamptz",
    ])("say that a table is another one: %s", async (columns) => {
      const table = `foreign${count++}`;
      await query(`CREATE TABLE ${table} (${columns})`);
      const message = await failureOf(open({ table }).put(KEY, bytes));
      expect(message).toContain(
        `The table ${table} of PostgreSQL has another form than that of a store; choose another \`table\`.`,
      );
      expect(await query(`SELECT * FROM ${table}`)).toEqual([]);
    });

    it("say that there is no schema, and no permission", async () => {
      expect(await failureOf(open({ schema: "missing" }).put(KEY, bytes))).toContain(
        "There is no schema for the table missing.",
      );
      await query("CREATE ROLE guest LOGIN PASSWORD 'guest'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      const guest = open({ connectionString: server.url.replace(/\/\/.*@/, "//guest:guest@"), table: "forbidden" });
      expect(await failureOf(guest.put(KEY, bytes))).toContain("The user has no permission for the table forbidden");
    });

    it("wait for a server that is started again, and go on by themselves", async () => {
      const other = await startPostgres(programs!);
      const store = open({ connectionString: other.url });
      await store.put(KEY, bytes);
      await other.kill();
      const found = store.get(KEY);
      await other.restart();
      expect(bytes.equals((await found)!)).toBe(true);
      // Restarted between two uses.
      await other.restart();
      expect(await store.has(KEY)).toBe(true);
      // Lost in the middle of what is going on.
      const puts = Array.from({ length: 50 }, (_, index) => store.put(`runs/${index}`, new Uint8Array(100_000)));
      await other.kill();
      await other.restart();
      await Promise.all(puts);
      expect(await store.list("runs/")).toHaveLength(50);
      expect(store.name).not.toContain(PASSWORD);
      await store.close();
      await other.stop();
    });

    it("end after the time that was given", async () => {
      const store = open({ table: "slow", timeoutMs: 300 });
      await store.put(KEY, bytes);
      const client = await pool.connect();
      await client.query("BEGIN; LOCK TABLE slow");
      expect(await failureOf(store.get(KEY))).toMatch(
        /has not answered within 0\.3 s|The connection to PostgreSQL was lost/,
      );
      await client.query("ROLLBACK");
      client.release();
      await expect.poll(() => store.get(KEY).catch(String)).toEqual(new Uint8Array(bytes));
    });
  });
});
