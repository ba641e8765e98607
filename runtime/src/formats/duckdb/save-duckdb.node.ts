/** Writes tables to DuckDB. */
import { randomUUID } from "node:crypto";
import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBType } from "@duckdb/node-api";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import { exclusively } from "../databases/exclusively.js";
import { tableExists, toTableTarget, type TableTarget, type TableTargetOptions } from "../databases/save-options.js";
import { describeSaved, toTableToSave, type ColumnToSave, type TableToSave } from "../databases/table-to-save.js";
import type { ValueType } from "../databases/value-type.js";
import { toDuckdbError } from "./duckdb-error.js";
import { hasTable, toTableName } from "./duckdb-tables.js";
import { nameDuckdb, openDuckdb, type DuckdbDriver, type DuckdbLocation, type OpenDuckdb } from "./open-duckdb.js";

/** What `duckdb` must be told to save: `path` or `connection`, and `table`. */
export interface DuckdbSaveOptions extends DuckdbLocation, TableTargetOptions {}

/** The number of rows in a chunk; the engine takes no more. */
const CHUNK_ROWS = 2048;
/** The number of chunks after which others get their turn. */
const CHUNKS_IN_A_ROW = 16;

const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  number: "DOUBLE",
  bigint: "BIGINT",
  string: "VARCHAR",
  boolean: "BOOLEAN",
  Date: "TIMESTAMPTZ",
  Uint8Array: "BLOB",
};

/** Saves any table in one transaction. */
export async function saveDuckdb(
  data: object,
  options: DuckdbSaveOptions,
  { signal }: RunContext,
): Promise<DataMetadata> {
  const start = performance.now();
  signal.throwIfAborted();
  const target = toTableTarget(options, nameDuckdb(options));
  const table = toTableToSave(data, target.name);
  const database = await openDuckdb(options, "save", signal);
  try {
    await exclusively(database.connection, () => saveInTransaction(database, target, table, signal));
  } catch (error) {
    signal.throwIfAborted();
    throw toDuckdbError(error, target.name);
  } finally {
    database.close();
  }
  return {
    ...(options.path === undefined ? {} : { path: options.path }),
    table: target.schema === null ? target.table : `${target.schema}.${target.table}`,
    rows: table.rows,
    bytes: null,
    columns: describeSaved(table),
    checksum: null,
    durationMs: performance.now() - start,
  };
}

async function saveInTransaction(
  { driver, connection }: OpenDuckdb,
  target: TableTarget,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  await connection.run("BEGIN TRANSACTION").catch((error: unknown) => {
    if (!/within a transaction/.test(String(error))) throw error;
    const reason = "The connection is in a transaction already, and DuckDB has no transactions within others.";
    throw new DataError({ source: target.name }, `${reason} End it first, or give another connection.`, {
      cause: error,
    });
  });
  try {
    const exists = await hasTable(connection, target);
    if (exists && target.ifExists === "refuse") throw tableExists(target);
    if (exists && target.ifExists === "append") await appendRows(driver, connection, target, table, signal);
    else {
      if (exists) await connection.run(`DROP TABLE ${toTableName(driver, target)}`);
      await connection.run(`CREATE TABLE ${toTableName(driver, target)} ${toDefinition(driver, table)}`);
      await writeRows(driver, await connection.createAppender(target.table, target.schema), table, signal);
    }
    // The last moment at which nothing has happened yet.
    signal.throwIfAborted();
    await connection.run("COMMIT");
  } catch (error) {
    // A failed commit has ended the transaction already.
    await connection.run("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Adds rows through a table of this transaction, because an appender cannot leave columns out. */
async function appendRows(
  driver: DuckdbDriver,
  connection: DuckDBConnection,
  target: TableTarget,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  const name = `icosian_${randomUUID()}`;
  const quoted = driver.quotedIdentifier(name);
  await connection.run(`CREATE TEMPORARY TABLE ${quoted} ${toDefinition(driver, table)}`);
  await writeRows(driver, await connection.createAppender(name, "main", "temp"), table, signal);
  await connection.run(`INSERT INTO ${toTableName(driver, target)} BY NAME SELECT * FROM temp.main.${quoted}`);
  await connection.run(`DROP TABLE temp.main.${quoted}`);
}

function toDefinition({ quotedIdentifier }: DuckdbDriver, { columns }: TableToSave): string {
  return `(${columns.map(({ name, type }) => `${quotedIdentifier(name)} ${SQL_TYPES[type]}`).join(", ")})`;
}

async function writeRows(
  driver: DuckdbDriver,
  appender: DuckDBAppender,
  { columns, rows }: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  try {
    const types = columns.map((_, at) => appender.columnType(at));
    for (let from = 0, count = 1; from < rows; from += CHUNK_ROWS, count++) {
      appender.appendDataChunk(toChunk(driver, types, columns, from, Math.min(CHUNK_ROWS, rows - from)));
      if (count % CHUNKS_IN_A_ROW !== 0) continue;
      await new Promise(setImmediate);
      signal.throwIfAborted();
    }
    appender.closeSync();
  } catch (error) {
    appender.clear();
    throw error;
  }
}

function toChunk(
  driver: DuckdbDriver,
  types: readonly DuckDBType[],
  columns: readonly ColumnToSave[],
  from: number,
  rows: number,
): DuckDBDataChunk {
  const chunk = driver.DuckDBDataChunk.create(types, rows);
  for (const [at, { type, values }] of columns.entries()) {
    const vector = chunk.getColumnVector(at);
    if (ArrayBuffer.isView(values)) {
      // A cast, because the vectors of numbers have them as typed arrays.
      (vector as unknown as { items: Float64Array }).items.set(values.subarray(from, from + rows) as Float64Array);
    } else
      for (let row = 0; row < rows; row++) vector.setItem(row, toDuckdb(driver, type, values[from + row]) as never);
    vector.flush();
  }
  return chunk;
}

function toDuckdb(driver: DuckdbDriver, type: ValueType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === "Date") return new driver.DuckDBTimestampTZValue(BigInt((value as Date).getTime()) * 1000n);
  return type === "Uint8Array" ? new driver.DuckDBBlobValue(value as Uint8Array) : value;
}
