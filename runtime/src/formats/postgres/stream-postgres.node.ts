/** Streams rows of PostgreSQL through a cursor of the server. */
import { randomUUID } from "node:crypto";
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import type { Loaded } from "../../materialize/data-adapters.js";
import { createRowMaker } from "../databases/create-row-maker.js";
import { nameInMetadata, toDatabaseSource } from "../databases/database-source.js";
import { toRowStream } from "../databases/row-stream.js";
import type { PostgresLoadOptions } from "./load-postgres.js";
import { namePostgres, usePostgres, type OpenPostgres } from "./open-postgres.js";
import { toRawQuery, type RawResult } from "./postgres-client.js";
import { toPostgresError } from "./postgres-error.js";
import { fromPostgres } from "./postgres-values.js";
import { checkTypes, findMissing, selectFields, toPostgresParameters, toPostgresSql } from "./read-postgres.js";

/** The number of rows that are fetched at once. */
const ROWS_IN_A_BATCH = 1000;

/**
 * Streams the rows as objects. On a connection of its own or of a pool, the cursor lives in a transaction; on a given
 * client, which others use in between, the server keeps the result (`WITH HOLD`).
 */
export async function streamPostgres(
  options: PostgresLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<AsyncIterable<object>, DataMetadata>> {
  const start = performance.now();
  const source = toDatabaseSource(options, namePostgres(options));
  const parameters = toPostgresParameters(source);
  return usePostgres(options, signal, async (database) => {
    const { driver, client, isOurs } = database;
    const cursor = driver.escapeIdentifier(`icosian_${randomUUID()}`);
    const sql = toPostgresSql(driver, source);
    const declare = `DECLARE ${cursor} NO SCROLL CURSOR ${isOurs ? "" : "WITH HOLD "}FOR `;
    const sent = source.kind === "query" ? { sql, added: declare.length } : null;
    const { destroy } = database;
    signal.addEventListener("abort", destroy);
    try {
      signal.throwIfAborted();
      if (isOurs) await client.query("BEGIN");
      await client.query(`${declare}${sql}`, [...parameters]);
      const { fields } = await fetchRows(database, cursor, 0);
      const selection = selectFields(fields, source);
      await checkTypes(client, selection, source.name);
      const { names, types, positions } = selection;
      const toRow = createRowMaker(names);
      let count = 0;
      const read = async (): Promise<readonly object[] | null> => {
        try {
          const { rows } = await fetchRows(database, cursor, ROWS_IN_A_BATCH);
          if (rows.length === 0) return null;
          return rows.map((texts) => {
            count++;
            const convert = (position: number, at: number): unknown =>
              texts[position] === null
                ? null
                : fromPostgres(texts[position]!, types[at]!, () => ({
                    source: source.name,
                    row: count,
                    column: names[at]!,
                  }));
            return toRow(positions.map(convert));
          });
        } catch (error) {
          throw toPostgresError(error, source.name, sent);
        }
      };
      const close = async (): Promise<void> => {
        if (!isOurs) await client.query(`CLOSE ${cursor}`).catch(() => {});
        await database.close();
      };
      const columns = names.map((name, at) => ({ name, type: `${types[at]} | null` }));
      const told = { table: nameInMetadata(source), rows: null, bytes: null, columns, checksum: null };
      const rows = toRowStream({ read, interrupt: destroy, close }, signal);
      return [rows, { ...told, durationMs: performance.now() - start }];
    } catch (error) {
      if (isOurs && !signal.aborted) await client.query("ROLLBACK").catch(() => {});
      const missing = source.kind === "table" && !signal.aborted ? await findMissing(client, source, error) : null;
      await database.close();
      signal.throwIfAborted();
      throw missing ?? toPostgresError(error, source.name, sent);
    } finally {
      signal.removeEventListener("abort", destroy);
    }
  });
}

async function fetchRows({ client }: OpenPostgres, cursor: string, rows: number): Promise<RawResult> {
  return client.query(toRawQuery(`FETCH FORWARD ${rows} FROM ${cursor}`, []));
}
