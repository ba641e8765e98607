/** Loads tables and queries of PostgreSQL. */
import type pg from "pg";
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import type { Loaded } from "../../materialize/data-adapters.js";
import {
  nameInMetadata,
  toDatabaseSource,
  type QuerySource,
  type SourceOptions,
  type DatabaseTable,
} from "../databases/database-source.js";
import { namePostgres, usePostgres, type OpenPostgres } from "./open-postgres.js";
import { toRawQuery, type PostgresLocation, type RawResult } from "./postgres-client.js";
import { toPostgresError } from "./postgres-error.js";
import {
  checkTypes,
  findMissing,
  PostgresColumns,
  selectFields,
  toPostgresParameters,
  toPostgresSql,
  type PostgresSelection,
} from "./read-postgres.js";

/** What `postgres` must be told to load: `connection`, and `table` or `sql`. */
export interface PostgresLoadOptions extends PostgresLocation, SourceOptions {}

/** Loads all rows as a record of columns. An abort cancels the query, unless a client was given. */
export async function loadPostgres(
  options: PostgresLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<object, DataMetadata>> {
  const start = performance.now();
  const source = toDatabaseSource(options, namePostgres(options));
  const parameters = toPostgresParameters(source);
  return usePostgres(options, signal, async (database) => {
    const sql = toPostgresSql(database.driver, source);
    const { destroy, client } = database;
    signal.addEventListener("abort", destroy);
    try {
      signal.throwIfAborted();
      const { columns, selection } = await readAll(database, { sql, parameters }, source, signal);
      await checkTypes(client, selection, source.name);
      const data = Object.fromEntries(columns.builders.map((builder) => [builder.name, builder.toColumn()]));
      const described = columns.builders.map((builder) => builder.describe());
      const told = { rows: columns.rows, columns: described, bytes: null, checksum: null };
      return [data, { table: nameInMetadata(source), ...told, durationMs: performance.now() - start }];
    } catch (error) {
      signal.throwIfAborted();
      const missing = source.kind === "table" ? await findMissing(client, source, error) : null;
      throw missing ?? toPostgresError(error, source.name, source.kind === "query" ? { sql, added: 0 } : null);
    } finally {
      signal.removeEventListener("abort", destroy);
      await database.close();
    }
  });
}

/** Reads all rows as they arrive, without keeping them. */
function readAll(
  { driver, client }: OpenPostgres,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
  source: DatabaseTable | QuerySource,
  signal: AbortSignal,
): Promise<{ readonly columns: PostgresColumns; readonly selection: PostgresSelection }> {
  return new Promise((resolve, reject) => {
    // A cast, because the types of `pg` leave the class of queries out of its events.
    const query = new driver.Query(toRawQuery(sql, parameters)) as unknown as QueryEvents & pg.Submittable;
    let reading: { readonly columns: PostgresColumns; readonly selection: PostgresSelection } | null = null;
    let failure: unknown = null;
    const begin = ({ fields }: RawResult): typeof reading => {
      const selection = selectFields(fields, source);
      return { columns: new PostgresColumns(selection, source.name), selection };
    };
    const attempt = (step: () => void): void => {
      if (failure !== null) return;
      try {
        step();
      } catch (error) {
        failure = error;
      }
    };
    const abort = (): void => {
      failure = signal.reason;
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    const settle = (error: unknown): void => {
      signal.removeEventListener("abort", abort);
      if (error === null) resolve(reading!);
      else reject(error);
    };
    query.on("row", (values, result) => attempt(() => (reading ??= begin(result))!.columns.add(values)));
    query.on("error", (error) => settle(failure ?? error));
    query.on("end", (result) => {
      // Of several statements, the last one counts.
      attempt(() => (reading ??= begin(Array.isArray(result) ? result.at(-1)! : result)));
      settle(failure);
    });
    client.query(query);
  });
}

/** The events of a query of `pg`. */
interface QueryEvents {
  on(event: "row", listener: (values: readonly (string | null)[], result: RawResult) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  on(event: "end", listener: (result: RawResult | readonly RawResult[]) => void): void;
}
