/** The format `memory`. */
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { createFormat, type Format } from "../../data/format.js";
import { findTable } from "../../data/tables/find-table.js";
import { rowsOf } from "../../data/tables/rows-of.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, describeThrown, quoteAll } from "../../errors/words.js";
import { describeColumns } from "../files/describe-column.js";
import { isStream } from "../files/to-table-source.js";

/** Options for loading from memory. */
export interface MemoryLoadOptions {
  /** The map that holds the data. */
  readonly store: ReadonlyMap<string, unknown>;
  /** Under which key the data are in the store. */
  readonly key: string;
}

/** Options for saving to memory. */
export interface MemorySaveOptions {
  /** The map that takes the data. */
  readonly store: Map<string, unknown>;
  /** Under which key the data are put into the store. */
  readonly key: string;
  /** Replaces data that the store has under this key. By default they are refused. */
  readonly overwrite?: boolean;
}

/**
 * Loads data from a map and saves them to it, for tests and for what one run hands to the next. The data are not copied.
 * Saved streams become lists.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, source, value } from "@icosian/runtime";
 * import { memory } from "@icosian/runtime/memory";
 *
 * export const total = node(
 *   loadFrom(memory, { store: source("store"), key: value("prices") }),
 *   (prices: readonly number[]): number => prices.reduce((sum, price) => sum + price, 0),
 * );
 * ```
 */
export const memory: Format<MemoryLoadOptions, MemorySaveOptions, unknown> = createFormat<
  MemoryLoadOptions,
  MemorySaveOptions,
  unknown
>("memory", {
  load(options) {
    const start = performance.now();
    const data = getData(options);
    return [data, describe(data, options.key, start)];
  },
  stream(options) {
    const start = performance.now();
    const data = getData(options);
    return [toRows(data, options.key), describe(data, options.key, start)];
  },
  async save(data, options, { signal }) {
    const start = performance.now();
    refuseExisting(options);
    const saved = isStream(data) && !isCollection(data) ? await collect(data, signal) : data;
    signal.throwIfAborted();
    refuseExisting(options);
    options.store.set(options.key, saved);
    return describe(saved, options.key, start);
  },
});

function getData({ store, key }: MemoryLoadOptions): unknown {
  checkStore(store);
  if (store.has(key)) return store.get(key);
  const nearest = findNearest(key, store.keys());
  const has = store.size === 0 ? "It is empty." : `It has ${quoteAll([...store.keys()])}.`;
  throw new DataError(
    { source: `memory ${describeKind(key)}` },
    `The store has no such key. ${nearest === null ? has : `Did you mean "${nearest}"?`}`,
  );
}

function refuseExisting({ store, key, overwrite = false }: MemorySaveOptions): void {
  checkStore(store);
  if (overwrite || !store.has(key)) return;
  throw new DataError(
    { source: `memory ${describeKind(key)}` },
    "The store has this key already. To replace its data, give `overwrite: true`.",
  );
}

function checkStore(store: unknown): void {
  if (store instanceof Map) return;
  throw new DataError({ source: "store" }, `This must be a Map, not ${describeKind(store)}.`);
}

/** Sets and Maps can be read more than once; they are kept as they are. */
function isCollection(data: object): boolean {
  return data instanceof Set || data instanceof Map;
}

async function collect(rows: AsyncIterable<unknown> | Iterable<unknown>, signal: AbortSignal): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const row of rows) {
    signal.throwIfAborted();
    all.push(row);
  }
  return all;
}

/** The elements of a list may be of any type; those of other tables are rows. */
function toRows(data: unknown, key: string): Iterable<unknown> {
  if (Array.isArray(data)) return data;
  if (isStream(data) && Symbol.iterator in data) return data;
  if (findTable(data) !== null) return rowsOf(data);
  throw new DataError(
    { source: `memory ${describeKind(key)}` },
    `The data are ${describeKind(data)}, which has no rows.`,
  );
}

function describe(data: unknown, key: string, start: number): DataMetadata {
  const table = findTable(data);
  const metadata = { table: key, bytes: null, checksum: null, rows: null, columns: [] };
  if (table === null)
    return { ...metadata, rows: Array.isArray(data) ? data.length : null, durationMs: performance.now() - start };
  const columns = table.columnNames.map((name) => [name, table.getColumn(name)] as const);
  return {
    ...metadata,
    rows: countRows(table.countRows, key),
    columns: describeColumns(Object.fromEntries(columns)),
    durationMs: performance.now() - start,
  };
}

/** Columns of different lengths are no table. */
function countRows(count: () => number, key: string): number {
  try {
    return count();
  } catch (cause) {
    throw new DataError({ source: `memory ${describeKind(key)}` }, describeThrown(cause), { cause });
  }
}
