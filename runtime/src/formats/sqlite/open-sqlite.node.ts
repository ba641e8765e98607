/** Opens SQLite databases by the driver that this Node has. */
import type Libsql from "libsql";
import { DataError } from "../../data/data-error.js";
import { describeKind, describeThrown } from "../../errors/words.js";
import { checkPath } from "../databases/check-path.node.js";
import { findSqliteDriver, type SqliteConnection, type SqliteDriver } from "./sqlite-driver.js";

/** Where the database is: exactly one of the two. */
export interface SqliteLocation {
  /** Path of the file; `":memory:"` for an empty database that is only read. */
  readonly path?: string;
  /** An open connection, which stays open. */
  readonly connection?: SqliteConnection;
}

/** An open database. */
export interface OpenDatabase {
  /** The open connection, in the form of all drivers. */
  readonly driver: SqliteDriver;
  /** The name in messages. */
  readonly name: string;
  /** Whether the connection was opened here, so that nobody else uses it. */
  readonly isOurs: boolean;
  /** Closes the connection if it was opened here. */
  close(): void;
}

/** The name of a database in messages. */
export function nameSqlite({ path }: SqliteLocation): string {
  return path ?? "SQLite";
}

/**
 * Opens a database, or takes the given connection.
 *
 * `node:sqlite` is used from Node 22.16 on, where it has all that is needed; an older Node needs the package `libsql`.
 *
 * @throws DataError if there is no such file or folder, if the file is no database, or if no driver is there.
 */
export async function openSqlite(location: SqliteLocation, purpose: "load" | "save"): Promise<OpenDatabase> {
  const { path, connection } = location;
  const name = nameSqlite(location);
  if ((path === undefined) === (connection === undefined))
    throw new DataError({ source: name }, "Give either `path` or `connection`.");
  if (path === undefined) {
    const driver = findSqliteDriver(connection);
    if (driver !== null) return { driver, name, isOurs: false, close: () => {} };
    throw new DataError(
      { source: name },
      `\`connection\` is ${describeKind(connection)}, not a connection of node:sqlite, libsql or better-sqlite3.`,
    );
  }
  checkPath(path, purpose);
  const open = await findOpener(path);
  try {
    const driver = open(path, purpose);
    return { driver, name, isOurs: true, close: () => driver.close() };
  } catch (error) {
    throw new DataError({ source: path }, `The database cannot be opened: ${describeThrown(error)}.`, { cause: error });
  }
}

type Opener = (path: string, purpose: "load" | "save") => SqliteDriver;

async function findOpener(path: string): Promise<Opener> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) {
    const { DatabaseSync } = await import("node:sqlite");
    return (file, purpose) =>
      findSqliteDriver(new DatabaseSync(file, { readOnly: purpose === "load" && file !== ":memory:" }))!;
  }
  const { default: Database } = await importLibsql(path);
  return (file, purpose) => {
    const database = new Database(file);
    if (purpose === "load") database.exec("PRAGMA query_only = 1");
    return findSqliteDriver(database)!;
  };
}

async function importLibsql(path: string): Promise<{ readonly default: typeof Libsql }> {
  try {
    return await import("libsql");
  } catch (error) {
    throw new DataError(
      { source: path },
      `Node ${process.versions.node} needs the package \`libsql\` for SQLite: npm install libsql. Node 22.16 and later need no package.`,
      { cause: error },
    );
  }
}
