/** DuckDB as a format: tables and queries in, tables out. */
import { combineToTable } from "../combine-to-table.js";
import { createTableFormat, type TableFormat } from "../../data/format.js";
import { loadDuckdb, streamDuckdb, type DuckdbLoadOptions } from "./load-duckdb.js";
import { saveDuckdb, type DuckdbSaveOptions } from "./save-duckdb.node.js";

export type { DuckdbLoadOptions } from "./load-duckdb.js";
export type { DuckdbConnection } from "./open-duckdb.js";
export type { DuckdbSaveOptions } from "./save-duckdb.node.js";

/**
 * Loads and saves tables of DuckDB databases. Needs the package `@duckdb/node-api`.
 *
 * Numbers of up to 32 bits, FLOAT, DOUBLE and DECIMAL give numbers, a DECIMAL the nearest one; larger integers give
 * bigints; DATE and all timestamps give dates (UTC, milliseconds); UUID, ENUM and TIME give text. Nested types are an
 * error with the column. Saving is one transaction, so the given connection must not be in one.
 *
 * @example
 * ```ts
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { duckdb } from "@icosian/runtime/duckdb";
 *
 * export const spendMean = node(
 *   loadFrom(duckdb, { path: value(":memory:"), sql: value("SELECT spend FROM 'orders/*.parquet'") }),
 *   ({ spend }: { spend: Float64Array }): number => spend.reduce((sum, each) => sum + each, 0) / spend.length,
 * );
 * ```
 */
export const duckdb: TableFormat<DuckdbLoadOptions, DuckdbSaveOptions, object> = createTableFormat("duckdb", {
  load: loadDuckdb,
  stream: streamDuckdb,
  save: saveDuckdb,
  combine: combineToTable,
});
