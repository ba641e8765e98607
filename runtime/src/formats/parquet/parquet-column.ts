/** What the columns of Parquet files become. */
import type { SchemaElement } from "hyparquet";
import type { Column } from "../../data/data-types.js";
import { formatStored, isLongDecimal } from "./decimal.js";

/** Makes a typed array. */
type MakeTyped = (values: ArrayLike<never>) => Column;

/** Typed arrays of whole numbers that are stored as 32 bits. */
const SMALL: Readonly<Record<string, MakeTyped>> = {
  INT_8: (values) => Int8Array.from(values),
  INT_16: (values) => Int16Array.from(values),
  UINT_8: (values) => Uint8Array.from(values),
  UINT_16: (values) => Uint16Array.from(values),
  UINT_32: (values) => Uint32Array.from(values),
};

/**
 * Joins the parts of a column. Numbers without gaps become a typed array of the type in the file, also if the file
 * allows gaps; missing values are null. O(rows).
 */
export function joinParts(parts: readonly ArrayLike<unknown>[], element: SchemaElement): Column {
  const makeTyped = findTyped(element);
  const [only] = parts;
  if (parts.length === 1 && makeTyped !== null && ArrayBuffer.isView(only) && isSame(only, element))
    return only as Column;
  const decimal = isLongDecimal(element);
  const values: unknown[] = [];
  let hasGaps = false;
  for (const part of parts)
    for (let row = 0; row < part.length; row++) {
      const value = part[row] ?? null;
      if (value === null) hasGaps = true;
      // A cast, because decimals are stored as one of these.
      values.push(decimal && value !== null ? formatStored(value as bigint | Uint8Array, element.scale ?? 0) : value);
    }
  // A cast, because the schema says that the values are numbers.
  return makeTyped !== null && !hasGaps ? makeTyped(values as never[]) : values;
}

/** Tells whether the library has made the typed array that is wanted. */
function isSame(given: ArrayBufferView, { type, converted_type: kind }: SchemaElement): boolean {
  if (kind !== undefined && kind in SMALL) return kind === "UINT_32" && given instanceof Uint32Array;
  return type !== undefined && !(given instanceof DataView);
}

function findTyped({
  type,
  converted_type: kind,
  logical_type: logical,
  num_children: children,
}: SchemaElement): MakeTyped | null {
  if (children !== undefined && children > 0) return null;
  if (kind !== undefined && kind in SMALL) return SMALL[kind]!;
  if (kind === "UINT_64") return (values) => BigUint64Array.from(values);
  if (kind !== undefined && !["INT_32", "INT_64"].includes(kind)) return null;
  if (logical !== undefined && logical.type !== "INTEGER") return null;
  switch (type) {
    case "DOUBLE":
      return (values) => Float64Array.from(values);
    case "FLOAT":
      return (values) => Float32Array.from(values);
    case "INT32":
      return (values) => Int32Array.from(values);
    case "INT64":
      return (values) => BigInt64Array.from(values);
    default:
      return null;
  }
}
