/** What the columns of Parquet files become. */
import type { SchemaElement } from "hyparquet";
import { DataError } from "../../data/data-error.js";
import type { Column } from "../../data/data-types.js";
import { formatStored, isLongDecimal } from "./decimal.js";

/** A column whose values come in parts. */
export interface ParquetColumnBuilder {
  /**
   * Adds values as the library gives them. O(values).
   *
   * @throws DataError with the row if a value does not fit into the declared type.
   */
  add(part: ArrayLike<unknown>): void;
  /** Returns the whole column. */
  end(): Column;
}

/** A column that is wanted. */
export interface WantedColumn {
  /** How the file stores it. */
  readonly element: SchemaElement;
  /** The declared type of its values; null if the file decides. */
  readonly type: "number" | "bigint" | null;
}

/** Which rows of a column are built. */
interface ColumnRows {
  /** Number of rows in all parts. */
  readonly rows: number;
  /** Number of rows before the first one, for messages. */
  readonly before: number;
  /** Path of the file for messages. */
  readonly source: string;
}

/** A typed array of any kind. Its elements are written without a look at their type, which the schema tells. */
type TypedColumn = Column & { set(part: ArrayLike<unknown>, start: number): void } & Record<number, unknown>;

/** Makes a typed array. */
type TypedConstructor = new (length: number) => Column;

/** Typed arrays of whole numbers that are stored as 32 bits. */
const SMALL: Readonly<Record<string, TypedConstructor>> = {
  INT_8: Int8Array,
  INT_16: Int16Array,
  UINT_8: Uint8Array,
  UINT_16: Uint16Array,
  UINT_32: Uint32Array,
};

/**
 * Builds a column of its parts. Numbers without gaps become a typed array of the type in the file, also if the file
 * allows gaps, or a `Float64Array` if they are declared as numbers; missing values are null. Values are copied once, and
 * not at all if there is one part that is such an array.
 */
export function buildColumn({ element, type }: WantedColumn, where: ColumnRows): ParquetColumnBuilder {
  const constructor = type === "number" ? Float64Array : findTyped(element);
  const convert = findConversion(element, type);
  let typed: TypedColumn | null = null;
  let list: unknown[] | null = constructor === null ? [] : null;
  let count = 0;

  /** Goes over to a list, because a value is missing. */
  const toList = (): unknown[] => {
    const values: unknown[] = [];
    for (let row = 0; row < count; row++) values.push(typed![row]);
    typed = null;
    return values;
  };
  const addToList = (values: unknown[], part: ArrayLike<unknown>, from: number): void => {
    const start = count;
    for (let index = from; index < part.length; index++) {
      const value = part[index] ?? null;
      const row = start + index - from;
      values.push(value === null || convert === null ? value : convert(value, { ...where, row }));
    }
    count = start + part.length - from;
  };
  return {
    add: (part) => {
      if (constructor === null || list !== null) {
        addToList((list ??= []), part, 0);
        return;
      }
      if (count === 0 && part.length === where.rows && part instanceof constructor) {
        // A cast: this is the typed array that is wanted.
        typed = part as unknown as TypedColumn;
        count = part.length;
        return;
      }
      // A cast, because the schema says which values there are.
      typed ??= new constructor(where.rows) as TypedColumn;
      const done = fill(typed, part, count, convert, where);
      count += done;
      if (done < part.length) addToList((list = toList()), part, done);
    },
    end: () => list ?? typed ?? new constructor!(0),
  };
}

/** Fills a typed array from a row on, up to the first missing value; returns how many values were there. */
function fill(
  typed: TypedColumn,
  part: ArrayLike<unknown>,
  start: number,
  convert: Conversion | null,
  where: ColumnRows,
): number {
  if (part instanceof typed.constructor) {
    typed.set(part, start);
    return part.length;
  }
  for (let index = 0; index < part.length; index++) {
    const value = part[index];
    if (value === null || value === undefined) return index;
    typed[start + index] =
      convert === null || typeof value === "number" ? value : convert(value, { ...where, row: start + index });
  }
  return part.length;
}

/** Makes what is wanted of what the library gives. */
type Conversion = (value: unknown, at: { readonly row: number; readonly before: number; source: string }) => unknown;

function findConversion(element: SchemaElement, type: WantedColumn["type"]): Conversion | null {
  // A cast, because decimals are stored as one of these.
  const format = (value: unknown): string => formatStored(value as bigint | Uint8Array, element.scale ?? 0);
  const isLong = isLongDecimal(element);
  if (type !== "number") return isLong ? format : null;
  return (value, { row, before, source }) => {
    if (typeof value === "number") return value;
    if (isLong) return Number(format(value));
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new DataError(
      { source, row: before + row + 1, column: element.name },
      `The value ${String(value)} is too large for a number, which holds whole numbers up to 9007199254740991. Declare the column as "bigint" in \`types\`, or not at all.`,
    );
  };
}

/** Returns the typed array that holds the numbers of a column without gaps; null if the column has no numbers. */
export function findTyped({
  type,
  converted_type: kind,
  logical_type: logical,
  num_children: children,
}: SchemaElement): TypedConstructor | null {
  if (children !== undefined && children > 0) return null;
  if (kind !== undefined && kind in SMALL) return SMALL[kind]!;
  if (kind === "UINT_64") return BigUint64Array;
  if (kind !== undefined && !["INT_32", "INT_64"].includes(kind)) return null;
  if (logical !== undefined && logical.type !== "INTEGER") return null;
  switch (type) {
    case "DOUBLE":
      return Float64Array;
    case "FLOAT":
      return Float32Array;
    case "INT32":
      return Int32Array;
    case "INT64":
      return BigInt64Array;
    default:
      return null;
  }
}
