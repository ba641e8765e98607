/** Loads tables and queries of SQLite. */
import type { DataMetadata } from "../../data/data-types.js";
import type { RunContext } from "../../execute/run-context.js";
import type { Loaded } from "../../materialize/data-adapters.js";
import { ColumnBuilder } from "../databases/column-builder.js";
import { createRowMaker } from "../databases/create-row-maker.js";
import { toRowStream } from "../databases/row-stream.js";
import { toSqliteError } from "./sqlite-error.js";
import { startReading, type SqliteLoadOptions } from "./start-reading.node.js";

/** The number of rows after which others get their turn, and of those in a batch of a stream. */
const ROWS_IN_A_ROW = 16_384;
const ROWS_IN_A_BATCH = 256;

/** Loads all rows as a record of columns. */
export async function loadSqlite(
  options: SqliteLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<object, DataMetadata>> {
  const start = performance.now();
  const { database, reading } = await startReading(options, signal);
  try {
    const { rows, names, readers, positions, metadata } = reading;
    const builders = names.map((name, at) => new ColumnBuilder(name, readers[at]!.type));
    let count = 0;
    for (let next = rows.next(); next.done !== true; next = rows.next()) {
      count++;
      const values = next.value;
      for (let at = 0; at < positions.length; at++) builders[at]!.add(readers[at]!.read(values[positions[at]!], count));
      if (count % ROWS_IN_A_ROW === 0 && database.isOurs) {
        await new Promise(setImmediate);
        signal.throwIfAborted();
      }
    }
    for (const [at, builder] of builders.entries()) builder.type = readers[at]!.type;
    const data = Object.fromEntries(builders.map((builder) => [builder.name, builder.toColumn()]));
    const columns = builders.map((builder) => builder.describe());
    return [data, { ...metadata, rows: count, columns, durationMs: performance.now() - start }];
  } catch (error) {
    signal.throwIfAborted();
    throw toSqliteError(error, reading.source);
  } finally {
    reading.rows.return?.();
    database.close();
  }
}

/** Streams the rows as objects. */
export async function streamSqlite(
  options: SqliteLoadOptions,
  { signal }: RunContext,
): Promise<Loaded<AsyncIterable<object>, DataMetadata>> {
  const start = performance.now();
  const { database, reading } = await startReading(options, signal);
  const { rows, names, readers, positions, metadata, source } = reading;
  const toRow = createRowMaker(names);
  let count = 0;
  const read = (): readonly object[] | null => {
    const batch: object[] = [];
    try {
      while (batch.length < ROWS_IN_A_BATCH) {
        const next = rows.next();
        if (next.done === true) break;
        count++;
        const values = next.value;
        batch.push(toRow(positions.map((position, at) => readers[at]!.read(values[position], count))));
      }
    } catch (error) {
      throw toSqliteError(error, source);
    }
    return batch.length === 0 ? null : batch;
  };
  const close = (): void => {
    rows.return?.();
    database.close();
  };
  const columns = names.map((name, at) => ({ name, type: `${readers[at]!.type ?? "unknown"} | null` }));
  const told = { ...metadata, rows: null, columns, durationMs: performance.now() - start };
  return [toRowStream({ read, close }, signal), told];
}
