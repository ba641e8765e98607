/** PostgreSQL as a format (tables and queries in, tables out), and as a store of caches. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import { loadPostgres, type PostgresLoadOptions } from "./load-postgres.js";
import { savePostgres, type PostgresSaveOptions } from "./save-postgres.node.js";
import { streamPostgres } from "./stream-postgres.node.js";

export { postgresStore, type PostgresStoreOptions } from "../../cache/stores/postgres.node.js";
export type { PostgresStore } from "../../cache/stores/postgres/postgres-store.node.js";
export type { PostgresPool } from "../../cache/stores/postgres/postgres-pool.js";
export type { PostgresLoadOptions } from "./load-postgres.js";
export type { PostgresConnection } from "./postgres-client.js";
export type { PostgresSaveOptions } from "./save-postgres.node.js";

/**
 * Loads and saves tables of PostgreSQL. Needs the package `pg`, and `pg-copy-streams` for saving.
 *
 * Floating-point numbers, integers of up to 32 bits and `numeric` give numbers, a `numeric` the nearest one; `bigint`
 * gives bigints; `date` and both kinds of `timestamp` give dates (UTC, milliseconds); enumerations, `json`, `uuid` and
 * other kinds of text give text. Arrays and other types are an error with the column. Saving is one transaction, or a
 * part of the one that has begun on the given client; rows go through COPY.
 *
 * @example
 * ```ts
 * import { loadFrom, node, source, value } from "@icosian/runtime";
 * import { postgres } from "@icosian/runtime/postgres";
 *
 * export const spendMean = node(
 *   loadFrom(postgres, { connection: source("databaseUrl"), table: value("orders"), columns: value(["spend"]) }),
 *   ({ spend }: { spend: Float64Array }): number => spend.reduce((sum, each) => sum + each, 0) / spend.length,
 * );
 * ```
 */
export const postgres: TableFormat<PostgresLoadOptions, PostgresSaveOptions, object> = createTableFormat("postgres", {
  load: loadPostgres,
  stream: streamPostgres,
  save: savePostgres,
  combine: combineToTable,
});
