/** The types of columns in Arrow files. */
import * as types from "@uwdata/flechette";
import type { Column } from "../../data/data-types.js";
import type { ValueKind } from "../files/inspect-column.js";

/** Types of lists by the kind of their values. Objects are refused before. */
export const TYPES: Readonly<Record<ValueKind, () => types.DataType>> = {
  number: types.float64,
  string: types.utf8,
  boolean: types.bool,
  bigint: types.int64,
  Date: () => types.timestamp(types.TimeUnit.MILLISECOND, "UTC"),
  Uint8Array: types.binary,
  object: types.utf8,
  nothing: types.utf8,
};

/** Returns the type of a typed array. */
export function toArrowType(column: Column & ArrayBufferView): types.DataType {
  if (column instanceof Float64Array) return types.float64();
  if (column instanceof Float32Array) return types.float32();
  if (column instanceof BigInt64Array) return types.int64();
  if (column instanceof BigUint64Array) return types.uint64();
  if (column instanceof Int32Array) return types.int32();
  if (column instanceof Int16Array) return types.int16();
  if (column instanceof Int8Array) return types.int8();
  if (column instanceof Uint32Array) return types.uint32();
  return column instanceof Uint16Array ? types.uint16() : types.uint8();
}
