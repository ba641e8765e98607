/** What the savers of tables are given: columns, or rows that come one after the other. */
import { DataError } from "../../data/data-error.js";
import type { Columns } from "../../data/data-types.js";
import { findTableKind } from "../../data/tables/table-kinds.js";
import { toColumns } from "../../data/tables/to-columns.js";
import { describeKind, describeThrown } from "../../errors/words.js";

/** One row of a table. */
export type RowObject = Readonly<Record<string, unknown>>;

/** A table as columns, or as rows that are not there yet. */
export type TableSource =
  | {
      readonly kind: "columns";
      /** The whole table. */
      readonly columns: Columns;
    }
  | {
      readonly kind: "rows";
      /** Rows that can be read once. */
      readonly rows: AsyncIterable<unknown> | Iterable<unknown>;
    };

/**
 * Tells apart tables and streams of rows.
 *
 * @throws DataError if the value is neither.
 */
export function toTableSource(data: unknown, source: string): TableSource {
  if (isStream(data)) return { kind: "rows", rows: data };
  try {
    return { kind: "columns", columns: toColumns(data) };
  } catch (cause) {
    throw new DataError({ source }, describeThrown(cause), { cause });
  }
}

/** Tells whether a value gives its elements one after the other: an iterable that is neither a list nor a table. */
export function isStream(data: unknown): data is AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof data !== "object" || data === null || Array.isArray(data) || ArrayBuffer.isView(data)) return false;
  return (Symbol.asyncIterator in data || Symbol.iterator in data) && findTableKind(data) === null;
}

/**
 * Checks one element of a stream of rows.
 *
 * @param row - Its number, from 1.
 * @throws DataError if it is no object.
 */
export function toRowObject(value: unknown, row: number, source: string): RowObject {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date)
    throw new DataError({ source, row }, `A row must be an object, not ${describeKind(value)}.`);
  // A cast: any other object can be read by property names.
  return value as RowObject;
}
