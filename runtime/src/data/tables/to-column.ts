/** Columns in all their forms: typed arrays, lists, and the vectors and series of libraries. */
import type { Column } from "../data-types.js";

/** A column of a library: a column of `@uwdata/flechette`, a vector of `apache-arrow`, a series of `nodejs-polars`. */
export interface ColumnLike extends Iterable<unknown> {
  /** The number of rows. */
  readonly length: number;
  /** The number of missing values: a property in Arrow, a method in polars. */
  readonly nullCount: number | (() => number);
  /** Arrow only: the numbers of integers and floating-point numbers are 2 and 3; the precision of `Float16` is 0. */
  readonly type?: { readonly typeId: number; readonly precision?: number };
  /** Returns the values as a list or a typed array. */
  toArray(): Column;
  /** Polars only: the values as a typed array. */
  toTypedArray?(): Column;
  /** Polars only: whether all values are numbers or bigints. */
  isNumeric?(): boolean;
}

/** Whether a value is a column of any form. A string is none. */
export function isColumn(candidate: unknown): candidate is Column | ColumnLike {
  return isPlainColumn(candidate) || isColumnLike(candidate);
}

/** Whether a value is a list or a typed array. */
export function isPlainColumn(candidate: unknown): candidate is Column {
  return Array.isArray(candidate) || (ArrayBuffer.isView(candidate) && "length" in candidate);
}

/** Whether a value is a column of a library. */
export function isColumnLike(candidate: unknown): candidate is ColumnLike {
  if (typeof candidate !== "object" || candidate === null) return false;
  const { length, toArray, nullCount } = candidate as Partial<ColumnLike>;
  return typeof length === "number" && typeof toArray === "function" && /^[fn]u/.test(typeof nullCount);
}

/** Converts a column of any form into a typed array or a list; a list or a typed array is returned as it is. */
export function toColumn(column: Column | ColumnLike): Column {
  if (!isColumnLike(column)) return column;
  if (typeof column.nullCount === "function")
    return column.nullCount() === 0 && column.isNumeric?.() ? column.toTypedArray!() : column.toArray();
  // A vector of apache-arrow gives a copy of its memory: 0 for a missing number, and four words for a decimal.
  const { typeId, precision } = column.type ?? { typeId: 0 };
  const isNumbers = typeId === 2 || (typeId === 3 && precision !== 0);
  return column.nullCount === 0 && isNumbers ? column.toArray() : [...column];
}
