/** SQLite as a format: tables and queries in, tables out. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import { loadSqlite, streamSqlite } from "./load-sqlite.node.js";
import { saveSqlite, type SqliteSaveOptions } from "./save-sqlite.node.js";
import type { SqliteLoadOptions } from "./start-reading.node.js";

export type { SqliteLoadOptions } from "./start-reading.node.js";
export type { SqliteSaveOptions } from "./save-sqlite.node.js";
export type { SqliteConnection } from "./sqlite-driver.js";

/**
 * Loads and saves tables of SQLite databases.
 *
 * Types come from the columns' declarations, and from the values of expressions: `BIGINT` gives bigints, other integers
 * numbers, `BOOLEAN` truth values, `TIMESTAMP` and `DATE` dates (UTC), `BLOB` bytes. A value of another type than its
 * column is an error with its row. A column with NaN is declared `REAL_OR_NAN`, because SQLite stores NaN as NULL; the
 * sign of -0 is lost. Saving is one transaction, or a part of the one that has begun on the given connection.
 *
 * @example
 * ```ts
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { sqlite } from "@icosian/runtime/sqlite";
 *
 * export const spendMean = node(
 *   loadFrom(sqlite, { path: value("shop.db"), sql: value("SELECT spend FROM orders WHERE year = ?"), parameters: value([2026]) }),
 *   ({ spend }: { spend: Float64Array }): number => spend.reduce((sum, each) => sum + each, 0) / spend.length,
 * );
 * ```
 */
export const sqlite: TableFormat<SqliteLoadOptions, SqliteSaveOptions, object> = createTableFormat("sqlite", {
  load: loadSqlite,
  stream: streamSqlite,
  save: saveSqlite,
  combine: combineToTable,
});
