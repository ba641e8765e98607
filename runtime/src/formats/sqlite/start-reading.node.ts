/** Starts queries of SQLite. */
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { describeKind, quote } from "../../errors/words.js";
import {
  nameInMetadata,
  toDatabaseSource,
  type SourceOptions,
  type DatabaseTable,
} from "../databases/database-source.js";
import { quoteIdentifier } from "../databases/quote-identifier.js";
import { selectColumns } from "../databases/select-columns.js";
import type { ValueType } from "../databases/value-type.js";
import { nameSqlite, openSqlite, type OpenDatabase, type SqliteLocation } from "./open-sqlite.node.js";
import type { SqliteParameters } from "./sqlite-driver.js";
import { findMissingTable, isLocked, toSqliteError } from "./sqlite-error.js";
import { createSqliteReader, toSqlite, type SqliteReader } from "./sqlite-values.js";
import { waitForLock } from "./wait-for-lock.js";

/** What `sqlite` must be told to load: `path` or `connection`, and `table` or `sql`. */
export interface SqliteLoadOptions extends SqliteLocation, SourceOptions {
  /** Types of columns that SQLite does not know, by name: of expressions, and of integers that are read as bigints. */
  readonly types?: Readonly<Record<string, ValueType>>;
  /** Milliseconds to wait for a lock of another connection; 5,000 if it is not given. */
  readonly lockTimeoutMs?: number;
}

/** The rows of a started query. */
export interface Reading {
  /** All rows, as lists of values. */
  readonly rows: Iterator<readonly unknown[]>;
  /** Names of the wanted columns. */
  readonly names: readonly string[];
  /** The readers of the wanted columns. */
  readonly readers: readonly SqliteReader[];
  /** Positions of the wanted columns in a row. */
  readonly positions: readonly number[];
  /** What is known before the rows are read. */
  readonly metadata: Pick<DataMetadata, "table" | "bytes" | "checksum">;
  /** What is read, in messages. */
  readonly source: string;
}

/** Opens the database and starts the query. The caller closes the database. */
export async function startReading(
  options: SqliteLoadOptions,
  signal: AbortSignal,
): Promise<{ readonly database: OpenDatabase; readonly reading: Reading }> {
  signal.throwIfAborted();
  const source = toDatabaseSource(options, nameSqlite(options));
  const parameters = toParameters(source.kind === "query" ? source.parameters : [], source.name);
  const database = await openSqlite(options, "load");
  try {
    const { driver } = database;
    const from = source.kind === "table" ? toTableSql(source, null) : source.sql;
    const limit = { timeoutMs: options.lockTimeoutMs, signal };
    const statement = await waitForLock(() => driver.prepare(from), limit).catch((error: unknown) => {
      throw (source.kind === "table" && !isLocked(error) && findMissingTable(driver, source)) || error;
    });
    const { columns } = statement;
    const positions = selectColumns(
      columns.map(({ name }) => name),
      source.columns,
      source.name,
    );
    const names = positions.map((at) => columns[at]!.name);
    const isAll = source.kind === "query" || source.columns === null;
    // The names are known to exist: SQLite takes an unknown name in double quotes for a text.
    const chosen = isAll ? statement : driver.prepare(toTableSql(source, names));
    const readers = positions.map((at) =>
      createSqliteReader(columns[at]!, options.types?.[columns[at]!.name], source.name),
    );
    const rows = await waitForLock(() => startRows(chosen.iterate(parameters)), limit);
    const path = options.path === undefined ? {} : { path: options.path };
    const metadata = { ...path, table: nameInMetadata(source), bytes: null, checksum: null };
    return {
      database,
      reading: {
        rows,
        names,
        readers,
        positions: isAll ? positions : names.map((_, at) => at),
        metadata,
        source: source.name,
      },
    };
  } catch (error) {
    database.close();
    signal.throwIfAborted();
    throw toSqliteError(error, source.name);
  }
}

function toTableSql({ table, schema }: DatabaseTable, columns: readonly string[] | null): string {
  const selected = columns === null ? "*" : columns.map(quoteIdentifier).join(", ");
  const prefix = schema === null ? "" : `${quoteIdentifier(schema)}.`;
  return `SELECT ${selected} FROM ${prefix}${quoteIdentifier(table)}`;
}

/** Reads the first row, so that a lock is met here. Stays at the end, where `node:sqlite` would begin again. */
function startRows(rows: Iterator<readonly unknown[]>): Iterator<readonly unknown[]> {
  let first: IteratorResult<readonly unknown[]> | null = rows.next();
  let end: IteratorResult<readonly unknown[]> | null = null;
  return {
    next() {
      if (end !== null) return end;
      const next = first ?? rows.next();
      first = null;
      if (next.done === true) end = next;
      return next;
    },
    return() {
      end = { done: true, value: undefined };
      return rows.return?.() ?? end;
    },
  };
}

function toParameters(given: SqliteParameters, source: string): SqliteParameters {
  const check = ([name, value]: readonly [string, unknown]): readonly [string, unknown] => {
    if (value === null || ["string", "number", "bigint", "boolean"].includes(typeof value))
      return [name, toSqlite(value)];
    if (value instanceof Uint8Array || (value instanceof Date && !Number.isNaN(value.getTime())))
      return [name, toSqlite(value)];
    throw new DataError(
      { source },
      `The parameter ${quote(name)} is ${describeKind(value)}, which is no value of SQLite.`,
    );
  };
  if (!Array.isArray(given)) return Object.fromEntries(Object.entries(given).map(check));
  return given.map((value, at) => check([String(at + 1), value])[1]);
}
