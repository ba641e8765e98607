/** Writes tables to PostgreSQL. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type * as CopyStreams from "pg-copy-streams";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import { tableExists, toTableTarget, type TableTarget, type TableTargetOptions } from "../databases/save-options.js";
import { describeSaved, toTableToSave, type TableToSave } from "../databases/table-to-save.js";
import type { ValueType } from "../databases/value-type.js";
import { namePostgres, usePostgres, type OpenPostgres } from "./open-postgres.js";
import { toRawQuery, type PostgresLocation, type RawResult } from "./postgres-client.js";
import { toPostgresError } from "./postgres-error.js";
import { toCopyText } from "./postgres-values.js";
import { toPostgresName } from "./read-postgres.js";

/** What `postgres` must be told to save: `connection` and `table`. */
export interface PostgresSaveOptions extends PostgresLocation, TableTargetOptions {}

/** The number of rows that are written to the stream at once. */
const ROWS_IN_A_PIECE = 1024;

/** The server cuts longer names off without a word. */
const NAME_BYTES = 63;

const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  number: "double precision",
  bigint: "bigint",
  string: "text",
  boolean: "boolean",
  Date: "timestamp with time zone",
  Uint8Array: "bytea",
};

/** Saves any table in one transaction, or in a part of the one that has begun on the given client. */
export async function savePostgres(
  data: object,
  options: PostgresSaveOptions,
  { signal }: RunContext,
): Promise<DataMetadata> {
  const start = performance.now();
  signal.throwIfAborted();
  const target = toTableTarget(options, namePostgres(options));
  const table = toTableToSave(data, target.name);
  for (const name of [target.table, target.schema ?? "", ...table.columns.map((column) => column.name)])
    if (Buffer.byteLength(name) > NAME_BYTES)
      throw new DataError(
        { source: target.name },
        `The name ${JSON.stringify(name)} has more than ${NAME_BYTES} bytes, which PostgreSQL would cut off.`,
      );
  await usePostgres(options, signal, async (database) => {
    try {
      await saveInTransaction(database, target, table, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw toPostgresError(error, target.name, null);
    } finally {
      await database.close();
    }
  });
  return {
    table: target.schema === null ? target.table : `${target.schema}.${target.table}`,
    rows: table.rows,
    bytes: null,
    columns: describeSaved(table),
    checksum: null,
    durationMs: performance.now() - start,
  };
}

async function saveInTransaction(
  database: OpenPostgres,
  target: TableTarget,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  const { client } = database;
  // A cast, because the types of `pg` do not know it yet.
  const status = (client as unknown as { getTransactionStatus?(): string | null }).getTransactionStatus?.();
  const isNested = status === "T" || status === "E";
  await client.query(isNested ? "SAVEPOINT icosian_save" : "BEGIN");
  try {
    await writeTable(database, target, table, signal);
    // The last moment at which nothing has happened yet.
    signal.throwIfAborted();
    await client.query(isNested ? "RELEASE SAVEPOINT icosian_save" : "COMMIT");
  } catch (error) {
    // A connection that is lost has undone everything.
    await client
      .query(isNested ? "ROLLBACK TO SAVEPOINT icosian_save; RELEASE SAVEPOINT icosian_save" : "ROLLBACK")
      .catch(() => {});
    const { code } = (error ?? {}) as { readonly code?: string };
    // Another transaction has created the table meanwhile.
    if (target.ifExists === "refuse" && (code === "42P07" || code === "23505")) throw tableExists(target, error);
    throw error;
  }
}

async function writeTable(
  database: OpenPostgres,
  target: TableTarget,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  const { client, driver } = database;
  const existing = await findExisting(database, target);
  if (existing !== null && target.ifExists === "refuse") throw tableExists(target);
  if (existing !== null && target.ifExists === "append") {
    await copyRows(database, toPostgresName(driver, target), table, signal);
    return;
  }
  const columns = table.columns.map(({ name, type }) => `${driver.escapeIdentifier(name)} ${SQL_TYPES[type]}`);
  if (existing === null) {
    const name = toPostgresName(driver, target);
    await client.query(`CREATE TABLE ${name} (${columns.join(", ")})`);
    await copyRows(database, name, table, signal);
    return;
  }
  // Readers see the old table until the last moment; the new one has another name only within this transaction.
  const old = toPostgresName(driver, { table: target.table, schema: existing });
  const name = toPostgresName(driver, { table: `icosian_${randomUUID()}`, schema: existing });
  await client.query(`CREATE TABLE ${name} (${columns.join(", ")})`);
  await copyRows(database, name, table, signal);
  signal.throwIfAborted();
  await client.query(`DROP TABLE ${old}`);
  await client.query(`ALTER TABLE ${name} RENAME TO ${driver.escapeIdentifier(target.table)}`);
}

/** Finds the schema of the table; null if there is no such table. */
async function findExisting({ client, driver }: OpenPostgres, target: TableTarget): Promise<string | null> {
  const sql =
    "SELECT nspname::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = to_regclass($1)";
  // A cast, because the rows are as the query asks for.
  const { rows } = (await client.query(toRawQuery(sql, [toPostgresName(driver, target)]))) as unknown as RawResult;
  return rows[0]?.[0] ?? null;
}

async function copyRows(
  { client, driver }: OpenPostgres,
  name: string,
  table: TableToSave,
  signal: AbortSignal,
): Promise<void> {
  const { from } = await importCopyStreams();
  const columns = table.columns.map((column) => driver.escapeIdentifier(column.name)).join(", ");
  const target = client.query(from(`COPY ${name} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(toPieces(table)), target, { signal });
}

function* toPieces({ columns, rows }: TableToSave): Iterable<Buffer> {
  for (let from = 0; from < rows; from += ROWS_IN_A_PIECE) {
    const to = Math.min(rows, from + ROWS_IN_A_PIECE);
    let piece = "";
    for (let row = from; row < to; row++) {
      for (let at = 0; at < columns.length; at++)
        piece += (at === 0 ? "" : "\t") + toCopyText(columns[at]!.values[row]);
      piece += "\n";
    }
    yield Buffer.from(piece);
  }
}

async function importCopyStreams(): Promise<typeof CopyStreams> {
  try {
    return await import("pg-copy-streams");
  } catch (error) {
    throw new DataError(
      { source: "PostgreSQL" },
      "The package `pg-copy-streams` is missing: npm install pg-copy-streams.",
      { cause: error },
    );
  }
}
