/** What DuckDB knows about its tables. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataError } from "../../data/data-error.js";
import type { DatabaseTable } from "../databases/database-source.js";
import { unknownColumn, unknownTable } from "../databases/select-columns.js";
import type { DuckdbDriver } from "./open-duckdb.js";

/** Writes the query of a table. */
export function toTableSql(driver: DuckdbDriver, source: DatabaseTable): string {
  const selected = source.columns === null ? "*" : source.columns.map(driver.quotedIdentifier).join(", ");
  return `SELECT ${selected} FROM ${toTableName(driver, source)}`;
}

/** Writes the name of a table in SQL. */
export function toTableName(
  { quotedIdentifier }: DuckdbDriver,
  { table, schema }: { readonly table: string; readonly schema: string | null },
): string {
  return schema === null ? quotedIdentifier(table) : `${quotedIdentifier(schema)}.${quotedIdentifier(table)}`;
}

/** Creates the error of a table or column that is missing; null if both are there. */
export async function findMissing(
  connection: DuckDBConnection,
  { table, schema, columns, name }: DatabaseTable,
  cause: unknown,
): Promise<DataError | null> {
  try {
    const tables = await listNames(connection, TABLES, [schema]);
    if (!tables.some((each) => each.toLowerCase() === table.toLowerCase()))
      return unknownTable(table, tables, name, cause);
    const known = await listNames(connection, COLUMNS, [schema, table]);
    const lower = new Set(known.map((each) => each.toLowerCase()));
    const unknown = columns?.find((each) => !lower.has(each.toLowerCase()));
    return unknown === undefined ? null : unknownColumn(unknown, known, name, cause);
  } catch {
    // The connection is closed, or its transaction has failed: the first error says it.
    return null;
  }
}

/** Whether a table or view exists. */
export async function hasTable(
  connection: DuckDBConnection,
  { table, schema }: { readonly table: string; readonly schema: string | null },
): Promise<boolean> {
  const tables = await listNames(connection, TABLES, [schema]);
  return tables.some((each) => each.toLowerCase() === table.toLowerCase());
}

const PLACE = "table_catalog = current_database() AND table_schema = coalesce($1, current_schema())";
const TABLES = `SELECT table_name FROM information_schema.tables WHERE ${PLACE} ORDER BY 1`;
const COLUMNS = `SELECT column_name FROM information_schema.columns WHERE ${PLACE} AND lower(table_name) = lower($2) ORDER BY ordinal_position`;

async function listNames(
  connection: DuckDBConnection,
  sql: string,
  values: (string | null)[],
): Promise<readonly string[]> {
  const rows = await (await connection.run(sql, values)).getRows();
  return rows.map(([name]) => String(name));
}
