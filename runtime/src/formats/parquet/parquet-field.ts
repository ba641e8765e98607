/** How columns are stored in Parquet files. */
import type { SchemaElement } from "hyparquet-writer";
import type { Column } from "../../data/data-types.js";
import { inspectColumn, type ValueKind } from "../files/inspect-column.js";
import { inspectJson } from "../json/inspect-json.js";

/** A column as it is stored. */
export interface ParquetField {
  /** Its entry in the schema. */
  readonly element: SchemaElement;
  /** Kind of its values. */
  readonly kind: ValueKind;
  /** The values as the library takes them. */
  readonly values: ArrayLike<unknown>;
}

/** How values of each kind are stored. */
const KINDS: Readonly<Record<ValueKind, Pick<SchemaElement, "type" | "converted_type" | "logical_type">>> = {
  number: { type: "DOUBLE" },
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  boolean: { type: "BOOLEAN" },
  bigint: { type: "INT64" },
  Date: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  Uint8Array: { type: "BYTE_ARRAY" },
  object: { type: "BYTE_ARRAY", converted_type: "JSON" },
  nothing: { type: "BYTE_ARRAY", converted_type: "UTF8" },
};

/**
 * Decides how a column is stored. A column without gaps is required, which readers take several times as fast.
 *
 * @param gaps - `optional` if later values, which are not there yet, may be missing.
 * @param before - Number of rows before the first one, for messages.
 * @throws DataError if the values have different kinds, or one of them cannot be stored.
 */
export function toField(
  name: string,
  column: Column,
  gaps: "required" | "optional",
  source: string,
  before: number,
): ParquetField {
  const typed = findTyped(column);
  const repetition = gaps === "optional" ? "OPTIONAL" : "REQUIRED";
  if (typed !== null)
    return { element: { name, repetition_type: repetition, ...typed.type }, kind: typed.kind, values: typed.values };
  const rules = { format: "A Parquet file", source, before, findObjectFault };
  const { kind, hasGaps } = inspectColumn(name, column, rules);
  const isRequired = gaps === "required" && !hasGaps;
  const element = { name, repetition_type: isRequired ? "REQUIRED" : "OPTIONAL", ...KINDS[kind] } as const;
  return { element, kind, values: column };
}

function findObjectFault(value: object): string | null {
  const { fault, isPlain } = inspectJson(value);
  if (fault !== null) return `Lists and objects are stored as JSON, and ${fault}`;
  return isPlain ? null : "Lists and objects are stored as JSON, which would change a typed array or -0 in it.";
}

/** A typed array, how it is stored, and its values as the library takes them. */
interface Typed {
  readonly type: Pick<SchemaElement, "type" | "converted_type">;
  readonly kind: ValueKind;
  readonly values: ArrayLike<unknown>;
}

function findTyped(column: Column): Typed | null {
  const small = (kind: NonNullable<SchemaElement["converted_type"]>): Typed => ({
    type: { type: "INT32", converted_type: kind },
    kind: "number",
    // A cast, because only typed arrays of small numbers come here.
    values: Int32Array.from(column as Int16Array),
  });
  if (!ArrayBuffer.isView(column)) return null;
  if (column instanceof Float64Array) return { type: { type: "DOUBLE" }, kind: "number", values: column };
  if (column instanceof Float32Array) return { type: { type: "FLOAT" }, kind: "number", values: column };
  if (column instanceof Int32Array) return { type: { type: "INT32" }, kind: "number", values: column };
  if (column instanceof BigInt64Array) return { type: { type: "INT64" }, kind: "bigint", values: column };
  if (column instanceof BigUint64Array)
    return { type: { type: "INT64", converted_type: "UINT_64" }, kind: "bigint", values: column };
  // As a list, because the library refuses numbers from 2 ** 31 on in a typed array.
  if (column instanceof Uint32Array)
    return { type: { type: "INT32", converted_type: "UINT_32" }, kind: "number", values: Array.from(column) };
  if (column instanceof Int16Array) return small("INT_16");
  if (column instanceof Int8Array) return small("INT_8");
  return small(column instanceof Uint16Array ? "UINT_16" : "UINT_8");
}
