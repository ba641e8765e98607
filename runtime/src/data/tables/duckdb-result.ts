/** Results of `@duckdb/node-api` whose rows have been read, known by their shape. */
import type { Column } from "../data-types.js";
import { concatenate } from "./concatenate.js";
import type { TableKind } from "./table-kind.js";

/** The members of results and readers that are read. */
interface DuckdbResult {
  deduplicatedColumnNames(): readonly string[];
  columnTypeId(column: number): number;
  /** Results only. */
  readonly rowCount?: number;
  readonly chunkCount?: number;
  getChunk?(index: number): { readonly rowCount: number; getColumnVector(column: number): Vector };
  /** Readers only. */
  readonly currentRowCount?: number;
  readonly done?: boolean;
  value?(column: number, row: number): unknown;
}

interface Vector {
  /** The values of types with a fixed width; also the numbers behind dates. */
  readonly items?: unknown;
  readonly validity?: { readonly data: BigUint64Array | null };
  getItem(row: number): unknown;
}

/** How to read a result of DuckDB. Dates and timestamps become `Date` in milliseconds, decimals become numbers. */
export const duckdbResult: TableKind<object> = {
  name: "a result of DuckDB",
  isTable: (candidate) => {
    const { deduplicatedColumnNames, columnTypeId, getChunk, chunkCount, value } = candidate as Partial<DuckdbResult>;
    if (typeof deduplicatedColumnNames !== "function" || typeof columnTypeId !== "function") return false;
    return typeof value === "function" || (typeof getChunk === "function" && typeof chunkCount === "number");
  },
  columnNames: (table) => (table as DuckdbResult).deduplicatedColumnNames(),
  rowCount: (table) => {
    const { rowCount, currentRowCount, done } = table as DuckdbResult;
    if (done === false)
      throw new TypeError("The result of DuckDB has not been read to its end. Call `await reader.readAll()` first.");
    return rowCount ?? currentRowCount ?? 0;
  },
  column: (table, name) => {
    const result = table as DuckdbResult;
    const index = result.deduplicatedColumnNames().indexOf(name);
    const type = result.columnTypeId(index);
    return findNumbers(result, index, type) ?? toList(result, index, type);
  },
};

/** DuckDB's numbers of types: TINYINT to DOUBLE, without BOOLEAN. */
function isNumeric(type: number): boolean {
  return type >= 2 && type <= 11;
}

const DECIMAL = 19;

/** The numbers of a column without gaps as one typed array; null if it is not such a column. */
function findNumbers(result: DuckdbResult, index: number, type: number): Column | null {
  if (!isNumeric(type) || result.getChunk === undefined) return null;
  const parts: Float64Array[] = [];
  for (let at = 0; at < result.chunkCount!; at++) {
    const chunk = result.getChunk(at);
    const vector = chunk.getColumnVector(index);
    for (let row = 0; vector.validity?.data !== null && row < chunk.rowCount; row++)
      if (vector.getItem(row) === null) return null;
    // A cast, because all parts have one type, whichever it is.
    parts.push((vector.items as Float64Array).subarray(0, chunk.rowCount));
  }
  return parts.length === 0 ? null : concatenate(parts);
}

function toList(result: DuckdbResult, index: number, type: number): Column {
  const list: unknown[] = [];
  for (let at = 0; at < (result.chunkCount ?? 0); at++) {
    const chunk = result.getChunk!(at);
    const vector = chunk.getColumnVector(index);
    for (let row = 0; row < chunk.rowCount; row++) list.push(toPlain(vector.getItem(row), type));
  }
  for (let row = 0; row < (result.currentRowCount ?? 0); row++) list.push(toPlain(result.value!(index, row), type));
  const isNumbers = isNumeric(type) || type === DECIMAL;
  return isNumbers && list.every((value) => typeof value === "number") ? Float64Array.from(list) : list;
}

/** Converts a value of DuckDB's own classes for dates, timestamps and decimals; others stay as they are. */
function toPlain(value: unknown, type: number): unknown {
  const toMilliseconds = TIMES[type];
  if (value === null) return null;
  if (toMilliseconds !== undefined) return new Date(toMilliseconds(value as DuckdbTime));
  return type === DECIMAL ? (value as { toDouble(): number }).toDouble() : value;
}

/** The field that a value of each type has. */
interface DuckdbTime {
  readonly days: number;
  readonly micros: bigint;
  readonly seconds: bigint;
  readonly millis: bigint;
  readonly nanos: bigint;
}

/** Milliseconds since 1970 by DuckDB's numbers of types: TIMESTAMP, DATE, TIMESTAMP_S, _MS, _NS and TIMESTAMPTZ. */
const TIMES: Readonly<Record<number, (value: DuckdbTime) => number>> = {
  12: ({ micros }) => Math.floor(Number(micros) / 1e3),
  13: ({ days }) => days * 86_400_000,
  20: ({ seconds }) => Number(seconds) * 1e3,
  21: ({ millis }) => Number(millis),
  22: ({ nanos }) => Math.floor(Number(nanos) / 1e6),
  31: ({ micros }) => Math.floor(Number(micros) / 1e3),
};
