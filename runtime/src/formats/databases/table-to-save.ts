/** Prepares a table for a database: each column gets one type. */
import { DataError } from "../../data/data-error.js";
import type { Column, DataColumn } from "../../data/data-types.js";
import { toColumns } from "../../data/tables/to-columns.js";
import { describeKind, describeThrown } from "../../errors/words.js";
import { findValueType, type ValueType } from "./value-type.js";

/** A table whose columns have types that databases know. */
export interface TableToSave {
  /** The columns in their order. */
  readonly columns: readonly ColumnToSave[];
  /** Number of rows. */
  readonly rows: number;
}

/** One column with the type of its values. */
export interface ColumnToSave {
  /** Name of the column. */
  readonly name: string;
  /** Type of all values that are not missing. */
  readonly type: ValueType;
  /** The values as they were given. */
  readonly values: Column;
  /** Whether a value is null or undefined. */
  readonly hasGaps: boolean;
  /** Whether a number is NaN. */
  readonly hasNaN: boolean;
}

/**
 * Reads any table and finds one type for each column. A column without values counts as text.
 *
 * O(rows * columns).
 *
 * @param source - The name of the target in messages.
 * @throws DataError if it is no table, has no columns or columns of unequal lengths, or if a value has no counterpart in
 * a database or another type than those before it; with row and column.
 */
export function toTableToSave(data: unknown, source: string): TableToSave {
  const entries = Object.entries(readColumns(data, source));
  const first = entries[0];
  if (first === undefined) throw new DataError({ source }, "There are no columns to save; a table has at least one.");
  return { columns: entries.map(([name, values]) => readColumn(name, values, source)), rows: first[1].length };
}

/** Describes the columns of a saved table. */
export function describeSaved({ columns }: TableToSave): readonly DataColumn[] {
  return columns.map(({ name, type, hasGaps }) => ({ name, type: hasGaps ? `${type} | null` : type }));
}

function readColumns(data: unknown, source: string): Readonly<Record<string, Column>> {
  try {
    return toColumns(data);
  } catch (error) {
    throw new DataError({ source }, describeThrown(error), { cause: error });
  }
}

function readColumn(name: string, values: Column, source: string): ColumnToSave {
  if (ArrayBuffer.isView(values)) return readTypedColumn(name, values, source);
  let type: ValueType | null = null;
  let hasGaps = false;
  let hasNaN = false;
  // By index, because a list may have holes, which count as missing.
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (typeof value === "string" && type === "string" && !SUSPICIOUS.test(value)) continue;
    if (value === null || value === undefined) {
      hasGaps = true;
      continue;
    }
    const found = findValueType(value);
    if (found !== (type ??= found) || found === null)
      throw wrongValue(value, type, { source, row: at + 1, column: name });
    const fault = findFault(value);
    if (fault !== null) throw new DataError({ source, row: at + 1, column: name }, fault);
    hasNaN ||= value !== value;
  }
  return { name, type: type ?? "string", values, hasGaps, hasNaN };
}

function readTypedColumn(name: string, values: Exclude<Column, readonly unknown[]>, source: string): ColumnToSave {
  if (values instanceof BigUint64Array) {
    const at = values.findIndex((value) => value >= 2n ** 63n);
    if (at >= 0) throw new DataError({ source, row: at + 1, column: name }, describeTooLarge(values[at]!));
  }
  const isBigint = values instanceof BigInt64Array || values instanceof BigUint64Array;
  const hasNaN = (values instanceof Float64Array || values instanceof Float32Array) && values.includes(NaN);
  return { name, type: isBigint ? "bigint" : "number", values, hasGaps: false, hasNaN };
}

function wrongValue(
  value: unknown,
  type: ValueType | null,
  location: { readonly source: string; readonly row: number; readonly column: string },
): DataError {
  if (findValueType(value) === null)
    return new DataError(
      location,
      `${describeKind(value)} has no counterpart in a database. Save numbers, bigints, text, booleans, dates, bytes or null.`,
    );
  return new DataError(
    location,
    `${describeKind(value)} stands in a column of type ${type}. All values of a column have one type, or are null.`,
  );
}

/** Finds what keeps a value of a known type from being stored as it is. */
function findFault(value: unknown): string | null {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value ? null : describeTooLarge(value);
  if (typeof value === "string") return SUSPICIOUS.test(value) ? findTextFault(value) : null;
  return value instanceof Date && Number.isNaN(value.getTime()) ? "The date is invalid." : null;
}

/** A zero byte, or half of a surrogate pair: two halves are fine. */
const SUSPICIOUS = /[\0\ud800-\udfff]/;

function findTextFault(text: string): string | null {
  if (text.includes("\0")) return "The text has a zero byte, which databases cut off or refuse. Save it as bytes.";
  return /\p{Surrogate}/u.test(text) ? "The text has half of a surrogate pair, which UTF-8 cannot hold." : null;
}

function describeTooLarge(value: bigint): string {
  return `${value}n has more than 64 bits. Save it as text.`;
}
