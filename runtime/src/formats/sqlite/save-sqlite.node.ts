/** Writes tables to SQLite. */
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import { quoteIdentifier } from "../databases/quote-identifier.js";
import { tableExists, toTableTarget, type TableTarget, type TableTargetOptions } from "../databases/save-options.js";
import { describeSaved, toTableToSave, type TableToSave } from "../databases/table-to-save.js";
import { nameSqlite, openSqlite, type OpenDatabase, type SqliteLocation } from "./open-sqlite.node.js";
import { listTables, toSqliteError } from "./sqlite-error.js";
import { toDeclaredType, toSqlite } from "./sqlite-values.js";
import { waitForLock } from "./wait-for-lock.js";

/** What `sqlite` must be told to save: `path` or `connection`, and `table`. */
export interface SqliteSaveOptions extends SqliteLocation, TableTargetOptions {
  /** Milliseconds to wait for a lock of another connection; 5,000 if it is not given. */
  readonly lockTimeoutMs?: number;
}

/** The number of rows after which others get their turn. */
const ROWS_IN_A_ROW = 4096;

/** Saves any table in one transaction. */
export async function saveSqlite(
  data: object,
  options: SqliteSaveOptions,
  { signal }: RunContext,
): Promise<DataMetadata> {
  const start = performance.now();
  signal.throwIfAborted();
  const target = toTableTarget(options, nameSqlite(options));
  const table = toTableToSave(data, target.name);
  const types = table.columns.map((column) => toDeclaredType(column, target.name));
  const database = await openSqlite(options, "save");
  try {
    const limit = { timeoutMs: options.lockTimeoutMs, signal };
    const { begin, commit, rollback } = toTransaction(database);
    await waitForLock(() => database.driver.exec(begin), limit);
    try {
      prepareTable(database, target, table, types);
      await insertRows(database, target, table, signal);
      // The last moment at which nothing has happened yet.
      signal.throwIfAborted();
      await waitForLock(() => database.driver.exec(commit), limit);
    } catch (error) {
      database.driver.exec(rollback);
      throw error;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw toSqliteError(error, target.name);
  } finally {
    database.close();
  }
  const path = options.path === undefined ? {} : { path: options.path };
  return {
    ...path,
    table: target.schema === null ? target.table : `${target.schema}.${target.table}`,
    rows: table.rows,
    bytes: null,
    columns: describeSaved(table),
    checksum: null,
    durationMs: performance.now() - start,
  };
}

/** A transaction of our own, or a part of the one that the user has begun. */
function toTransaction({ driver }: OpenDatabase): {
  readonly begin: string;
  readonly commit: string;
  readonly rollback: string;
} {
  if (!driver.isInTransaction) return { begin: "BEGIN IMMEDIATE", commit: "COMMIT", rollback: "ROLLBACK" };
  return {
    begin: "SAVEPOINT icosian_save",
    commit: "RELEASE icosian_save",
    rollback: "ROLLBACK TO icosian_save; RELEASE icosian_save",
  };
}

function nameTarget({ table, schema }: TableTarget): string {
  return schema === null ? quoteIdentifier(table) : `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
}

function prepareTable(
  { driver }: OpenDatabase,
  target: TableTarget,
  table: TableToSave,
  types: readonly string[],
): void {
  const wanted = target.table.toLowerCase();
  const exists = listTables(driver, target.schema ?? "main").some((name) => name.toLowerCase() === wanted);
  if (exists && target.ifExists === "append") return;
  if (exists && target.ifExists === "refuse") throw tableExists(target);
  if (exists) driver.exec(`DROP TABLE ${nameTarget(target)}`);
  const columns = table.columns.map(({ name }, at) => `${quoteIdentifier(name)} ${types[at]}`);
  driver.exec(`CREATE TABLE ${nameTarget(target)} (${columns.join(", ")})`);
}

/**
 * Inserts all rows. On a connection of our own, others get their turn now and then, so that an abort is noticed; on one
 * that is given, nobody else may come in between.
 */
async function insertRows(
  { driver, isOurs }: OpenDatabase,
  target: TableTarget,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  const names = table.columns.map(({ name }) => quoteIdentifier(name)).join(", ");
  const places = table.columns.map(() => "?").join(", ");
  const statement = driver.prepare(`INSERT INTO ${nameTarget(target)} (${names}) VALUES (${places})`);
  const { columns, rows } = table;
  // Numbers, bigints and text without gaps are bound as they are.
  const isPlain = columns.map(
    ({ type, hasGaps }) => !hasGaps && ["number", "bigint", "string", "Uint8Array"].includes(type),
  );
  const row: unknown[] = columns.map(() => null);
  for (let at = 0; at < rows; at++) {
    for (let column = 0; column < columns.length; column++) {
      const value = columns[column]!.values[at];
      row[column] = isPlain[column] ? value : toSqlite(value);
    }
    statement.run(row);
    if (isOurs && at % ROWS_IN_A_ROW === ROWS_IN_A_ROW - 1) {
      await new Promise(setImmediate);
      signal.throwIfAborted();
    }
  }
}
