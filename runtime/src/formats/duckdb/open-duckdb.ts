/** Opens DuckDB databases. */
import type * as DuckDB from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBResult } from "@duckdb/node-api";
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { checkPath } from "../databases/check-path.node.js";
import { isFileLocked, toDuckdbError } from "./duckdb-error.js";

/** An open connection of `@duckdb/node-api` (`DuckDBConnection`). */
export interface DuckdbConnection {
  /** Starts a query. */
  stream(sql: string): Promise<object>;
  /** Opens a table for rows. */
  createAppender(table: string): Promise<object>;
}

/** Where the database is: exactly one of the two. */
export interface DuckdbLocation {
  /** Path of the file; `":memory:"` for an empty database that is only read: SQL can read other files. */
  readonly path?: string;
  /** An open connection, which stays open. */
  readonly connection?: DuckdbConnection;
  /** Milliseconds to wait while another process or loader keeps the file open; 5,000 if it is not given. */
  readonly lockTimeoutMs?: number;
}

/** The driver's package. */
export type DuckdbDriver = typeof DuckDB;

/** An open database. */
export interface OpenDuckdb {
  /** The driver's package. */
  readonly driver: DuckdbDriver;
  /** What queries are sent to. */
  readonly connection: DuckDBConnection;
  /** Whether the connection was opened here, so that nobody else uses it. */
  readonly isOurs: boolean;
  /** Closes the connection if it was opened here. */
  close(): void;
}

/** The name of a database in messages. */
export function nameDuckdb({ path }: DuckdbLocation): string {
  return path ?? "DuckDB";
}

/** The time between two attempts to open a file. */
const PAUSE_MS = 20;

/**
 * Opens a database, or takes the given connection. Loaders open a file for reading only, so that other processes can
 * read it too; but if a saver of this process has it open, they share what it has.
 *
 * @throws DataError if there is no such file or folder, if it is locked, or if the driver is not there.
 */
export async function openDuckdb(
  location: DuckdbLocation,
  purpose: "load" | "save",
  signal: AbortSignal,
): Promise<OpenDuckdb> {
  const { path, connection, lockTimeoutMs = 5000 } = location;
  const name = nameDuckdb(location);
  if ((path === undefined) === (connection === undefined))
    throw new DataError({ source: name }, "Give either `path` or `connection`.");
  const driver = await importDriver(name);
  if (connection !== undefined) {
    if (typeof connection?.stream === "function" && typeof connection.createAppender === "function")
      // A cast, because it has what is used of one.
      return { driver, connection: connection as DuckDBConnection, isOurs: false, close: () => {} };
    throw new DataError({ source: name }, `\`connection\` is ${describeKind(connection)}, not a DuckDBConnection.`);
  }
  checkPath(path, purpose);
  const start = performance.now();
  for (;;) {
    signal.throwIfAborted();
    try {
      return await openFile(driver, path!, purpose);
    } catch (error) {
      if (!isFileLocked(error) || performance.now() - start >= lockTimeoutMs) throw toDuckdbError(error, name);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function openFile(driver: DuckdbDriver, path: string, purpose: "load" | "save"): Promise<OpenDuckdb> {
  const { DuckDBInstance } = driver;
  const instance =
    path === ":memory:"
      ? await DuckDBInstance.create(path)
      : purpose === "save"
        ? await DuckDBInstance.fromCache(path)
        : await DuckDBInstance.fromCache(path, { access_mode: "READ_ONLY" }).catch((error: unknown) => {
            if (/different configuration/.test(String(error))) return DuckDBInstance.fromCache(path);
            throw error;
          });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { driver, connection, isOurs: true, close };
}

/** Ends a result, so that its database can be closed. On a given connection, which others may use, it is left alone. */
export async function closeResult({ isOurs, connection }: OpenDuckdb, result: DuckDBResult): Promise<void> {
  // A result that was not read to its end keeps the database open, until it is collected as garbage.
  if (!isOurs) return;
  connection.interrupt();
  try {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
    }
  } catch {
    // The interrupted query has ended, which is all that is wanted.
  }
}

async function importDriver(source: string): Promise<DuckdbDriver> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    throw new DataError({ source }, "The package `@duckdb/node-api` is missing: npm install @duckdb/node-api.", {
      cause: error,
    });
  }
}
