/** Loads tables and queries of DuckDB. */
import type { DuckDBConnection, DuckDBResult } from "@duckdb/node-api";
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import type { Loaded } from "../../materialize/data-adapters.js";
import { ColumnBuilder } from "../databases/column-builder.js";
import { createRowMaker } from "../databases/create-row-maker.js";
import {
  nameInMetadata,
  toDatabaseSource,
  type QuerySource,
  type SourceOptions,
  type DatabaseTable,
} from "../databases/database-source.js";
import { exclusively } from "../databases/exclusively.js";
import { toRowStream } from "../databases/row-stream.js";
import { selectColumns } from "../databases/select-columns.js";
import { toDuckdbError } from "./duckdb-error.js";
import { findMissing, toTableSql } from "./duckdb-tables.js";
import {
  closeResult,
  nameDuckdb,
  openDuckdb,
  type DuckdbDriver,
  type DuckdbLocation,
  type OpenDuckdb,
} from "./open-duckdb.js";
import { readVector, toDuckdbColumnType, type DuckdbColumnType } from "./read-vector.js";
import { toDuckdbParameters } from "./to-duckdb-parameters.js";

/** What `duckdb` must be told to load: `path` or `connection`, and `table` or `sql`. */
export interface DuckdbLoadOptions extends DuckdbLocation, SourceOptions {}

/** The wanted columns of a result. */
interface Selection {
  /** Positions in the result. */
  readonly positions: readonly number[];
  /** Names of the columns. */
  readonly names: readonly string[];
  /** Types of the values. */
  readonly types: readonly DuckdbColumnType[];
  /** The driver's names of the types. */
  readonly typeNames: readonly string[];
}

/** Loads all rows as a record of columns. */
export async function loadDuckdb(
  options: DuckdbLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<object, DataMetadata>> {
  const start = performance.now();
  const source = toDatabaseSource(options, nameDuckdb(options));
  const database = await openDuckdb(options, "load", signal);
  const interrupt = (): void => database.connection.interrupt();
  signal.addEventListener("abort", interrupt);
  try {
    return await exclusively(database.connection, async () => {
      signal.throwIfAborted();
      const { result, selection } = await startReading(database, source);
      const { names, types, typeNames, positions } = selection;
      const builders = names.map((name, at) => new ColumnBuilder(name, types[at]!));
      let rows = 0;
      try {
        for (;;) {
          const chunk = await result.fetchChunk();
          // An interrupted query ends like one that has no more rows.
          signal.throwIfAborted();
          if (chunk === null || chunk.rowCount === 0) break;
          rows += chunk.rowCount;
          for (const [at, position] of positions.entries())
            readVector(chunk.getColumnVector(position), typeNames[at]!, builders[at]!, source.name);
        }
      } catch (error) {
        await closeResult(database, result);
        throw error;
      }
      const data = Object.fromEntries(builders.map((builder) => [builder.name, builder.toColumn()]));
      const columns = builders.map((builder) => builder.describe());
      return [data, { ...describe(options, source), rows, columns, durationMs: performance.now() - start }];
    });
  } catch (error) {
    signal.throwIfAborted();
    throw toDuckdbError(error, source.name);
  } finally {
    signal.removeEventListener("abort", interrupt);
    database.close();
  }
}

/** Streams the rows as objects. Another query on the same connection ends the stream with an error. */
export async function streamDuckdb(
  options: DuckdbLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<AsyncIterable<object>, DataMetadata>> {
  const start = performance.now();
  const source = toDatabaseSource(options, nameDuckdb(options));
  const database = await openDuckdb(options, "load", signal);
  try {
    const { result, selection } = await exclusively(database.connection, () => startReading(database, source));
    if (signal.aborted) await closeResult(database, result);
    signal.throwIfAborted();
    const { names, types } = selection;
    const read = createBatchReader(result, selection, source);
    const interrupt = (): void => database.connection.interrupt();
    const close = async (): Promise<void> => {
      await closeResult(database, result);
      database.close();
    };
    const columns = names.map((name, at) => ({ name, type: types[at] === null ? "null" : `${types[at]} | null` }));
    const told = { ...describe(options, source), rows: null, columns, durationMs: performance.now() - start };
    return [toRowStream({ read, interrupt, close }, signal), told];
  } catch (error) {
    database.close();
    signal.throwIfAborted();
    throw toDuckdbError(error, source.name);
  }
}

function createBatchReader(
  result: DuckDBResult,
  { names, types, typeNames, positions }: Selection,
  source: DatabaseTable | QuerySource,
): () => Promise<readonly object[] | null> {
  const toRow = createRowMaker(names);
  return async () => {
    try {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return null;
      const lists = names.map((name, at) => {
        const builder = new ColumnBuilder(name, types[at]!);
        readVector(chunk.getColumnVector(positions[at]!), typeNames[at]!, builder, source.name);
        return builder.toColumn();
      });
      return Array.from({ length: chunk.rowCount }, (_, row) => toRow(lists.map((list) => list[row])));
    } catch (error) {
      throw toDuckdbError(error, source.name);
    }
  };
}

async function startReading(
  database: OpenDuckdb,
  source: DatabaseTable | QuerySource,
): Promise<{ readonly result: DuckDBResult; readonly selection: Selection }> {
  const result = await startQuery(database.driver, database.connection, source);
  try {
    return { result, selection: selectFrom(result, database.driver, source) };
  } catch (error) {
    await closeResult(database, result);
    throw error;
  }
}

function selectFrom(result: DuckDBResult, driver: DuckdbDriver, source: DatabaseTable | QuerySource): Selection {
  const all = result.columnNames();
  const positions = selectColumns(all, source.columns, source.name);
  const typeNames = positions.map((at) => driver.DuckDBTypeId[result.columnTypeId(at)]);
  const types = positions.map((position, at) =>
    toDuckdbColumnType(typeNames[at]!, String(result.columnType(position)), {
      source: source.name,
      column: all[position]!,
    }),
  );
  return { positions, names: positions.map((at) => all[at]!), types, typeNames };
}

async function startQuery(
  driver: DuckdbDriver,
  connection: DuckDBConnection,
  source: DatabaseTable | QuerySource,
): Promise<DuckDBResult> {
  if (source.kind === "query")
    return connection.stream(source.sql, toDuckdbParameters(driver, source.parameters, source.name));
  try {
    return await connection.stream(toTableSql(driver, source));
  } catch (error) {
    throw (await findMissing(connection, source, error)) ?? error;
  }
}

function describe(
  { path }: DuckdbLoadOptions,
  source: DatabaseTable | QuerySource,
): Pick<DataMetadata, "path" | "table" | "bytes" | "checksum"> {
  return { ...(path === undefined ? {} : { path }), table: nameInMetadata(source), bytes: null, checksum: null };
}
