/** Errors of SQLite, in words that say what helps. */
import { DataError } from "../../data/data-error.js";
import { describeThrown } from "../../errors/words.js";
import { unknownTable } from "../databases/select-columns.js";
import type { SqliteDriver } from "./sqlite-driver.js";

/** Whether another connection holds the lock. */
export function isLocked(error: unknown): boolean {
  return /database (?:table |schema )?is locked|SQLITE_BUSY/.test(describeThrown(error));
}

/** Converts an error of the driver; other errors of this package are returned as they are. */
export function toSqliteError(error: unknown, source: string): DataError {
  if (error instanceof DataError) return error;
  const message = describeThrown(error);
  const cause = { cause: error };
  if (isLocked(error))
    return new DataError(
      { source },
      "The database is locked: another connection is writing. Try again when it is done, or give both the same `connection`.",
      cause,
    );
  if (/not open/.test(message)) return new DataError({ source }, "The given connection is closed.", cause);
  if (/only for statements that return data/.test(message))
    return new DataError({ source }, "The SQL gives no rows. A loader reads; it runs queries only.", cause);
  if (/not a database/.test(message)) return new DataError({ source }, "The file is not a SQLite database.", cause);
  return new DataError({ source }, `SQLite says: ${message}`, cause);
}

/** Finds out whether a table is missing, and creates the error of that; null if it is there. */
export function findMissingTable(
  driver: SqliteDriver,
  { table, schema, name }: { readonly table: string; readonly schema: string | null; readonly name: string },
): DataError | null {
  const names = listTables(driver, schema);
  return names.some((each) => each.toLowerCase() === table.toLowerCase()) ? null : unknownTable(table, names, name);
}

/** Names of all tables and views. */
export function listTables(driver: SqliteDriver, schema: string | null): readonly string[] {
  const rows = driver
    .prepare(
      "SELECT name FROM pragma_table_list WHERE (?1 IS NULL OR schema = ?1 COLLATE NOCASE) AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    )
    .iterate([schema]);
  const names: string[] = [];
  for (let next = rows.next(); next.done !== true; next = rows.next()) names.push(String(next.value[0]));
  return names;
}
