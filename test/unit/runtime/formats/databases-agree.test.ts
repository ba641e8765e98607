/** All databases give back the same table; PostgreSQL is left out on a machine without its server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { duckdb } from "@icosian/runtime/duckdb";
import { postgres } from "@icosian/runtime/postgres";
import { sqlite } from "@icosian/runtime/sqlite";
import { arbitraryTable } from "./arbitrary-table.ts";
import { findPostgres, startPostgres } from "../../../servers/postgres-server.ts";
import { createRunContext } from "./run-context.ts";

const folder = mkdtempSync(join(tmpdir(), "icosian-databases-"));
const programs = findPostgres();
const server = programs === null ? null : await startPostgres(programs);
const context = createRunContext();

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server?.stop();
});

it("agree with each other, from one database to the next", { timeout: 120_000 }, async () => {
  const inSqlite = { path: join(folder, "a.db"), table: "t" };
  const inDuckdb = { path: join(folder, "a.duckdb"), table: "t" };
  const overwrite = true;
  await fc.assert(
    fc.asyncProperty(arbitraryTable({ hasPlainNumbers: true }), async (table) => {
      await sqlite.save(table, { ...inSqlite, overwrite }, context);
      const [first, { columns }] = await sqlite.load(inSqlite, context);
      await duckdb.save(first, { ...inDuckdb, overwrite }, context);
      const [second, metadata] = await duckdb.load(inDuckdb, context);
      expect(second).toStrictEqual(first);
      expect(metadata.columns).toStrictEqual(columns);
      if (server === null) return;
      await postgres.save(second, { connection: server.url, table: "t", overwrite }, context);
      const [third] = await postgres.load({ connection: server.url, table: "t" }, context);
      expect(third).toStrictEqual(first);
    }),
    { numRuns: 30 },
  );
});
