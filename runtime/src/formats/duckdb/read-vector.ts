/** Reads the vectors of DuckDB's chunks. */
import type { DuckDBVector } from "@duckdb/node-api";
import { DataError, type DataLocation } from "../../data/data-error.js";
import type { ColumnBuilder } from "../databases/column-builder.js";
import type { ValueType } from "../databases/value-type.js";

/** Type of the values of a column; null for a column of nothing but NULL. */
export type DuckdbColumnType = ValueType | null;

/** The types that can be read, by the names that the driver has for them. */
const TYPES: Readonly<Record<string, DuckdbColumnType>> = {
  SQLNULL: null,
  BOOLEAN: "boolean",
  ...Object.fromEntries(
    ["TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT", "DOUBLE", "DECIMAL"].map(
      (name) => [name, "number"],
    ),
  ),
  ...Object.fromEntries(["BIGINT", "UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM"].map((name) => [name, "bigint"])),
  ...Object.fromEntries(["VARCHAR", "UUID", "ENUM", "TIME"].map((name) => [name, "string"])),
  ...Object.fromEntries(
    ["DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP_TZ"].map((name) => [name, "Date"]),
  ),
  BLOB: "Uint8Array",
};

/**
 * Finds the type of a column by the driver's name of its type.
 *
 * @param shown - The type in DuckDB's words, for messages.
 * @throws DataError if the type has no counterpart.
 */
export function toDuckdbColumnType(typeName: string, shown: string, location: DataLocation): DuckdbColumnType {
  const type = TYPES[typeName];
  if (type !== undefined) return type;
  throw new DataError(
    location,
    `The type ${shown} has no counterpart among columns. Read it as something else, such as \`CAST(${JSON.stringify(location.column)} AS VARCHAR)\` in \`sql\`.`,
  );
}

/** The parts of a vector that are read. */
interface RawVector {
  readonly itemCount: number;
  /** Values as the engine has them; anything where they are missing. */
  readonly items?: ArrayLike<number> | ArrayLike<bigint>;
  readonly validity: { readonly data: BigUint64Array | null };
  getItem(at: number): unknown;
  getItemBytes?(at: number): Uint8Array | null;
}

/** Milliseconds of one unit in a date or time, by type. */
const TO_MILLISECONDS: Readonly<Record<string, (value: number | bigint) => number>> = {
  DATE: (days) => Number(days) * 86_400_000,
  TIMESTAMP: (micros) => divideDown(micros as bigint, 1000n),
  TIMESTAMP_TZ: (micros) => divideDown(micros as bigint, 1000n),
  TIMESTAMP_S: (seconds) => Number(seconds) * 1000,
  TIMESTAMP_MS: Number,
  TIMESTAMP_NS: (nanos) => divideDown(nanos as bigint, 1_000_000n),
};

/** Divides and rounds towards the past. Microseconds of far dates are more than a number holds exactly. */
function divideDown(value: bigint, divisor: bigint): number {
  const quotient = value / divisor;
  return Number(value < 0n && quotient * divisor !== value ? quotient - 1n : quotient);
}

/**
 * Adds the values of a vector to a column. O(values).
 *
 * @throws DataError if a date is infinite or too far away, with its row.
 */
export function readVector(vector: DuckDBVector, typeName: string, builder: ColumnBuilder, source: string): void {
  // A cast, because the driver hides the parts that make it fast.
  const raw = vector as unknown as RawVector;
  const { itemCount, items } = raw;
  const nulls = raw.validity.data;
  const isBulk = items !== undefined && (builder.type === "number" || typeName === "BIGINT");
  if (isBulk && nulls === null) {
    builder.addAll(items as Float64Array);
    return;
  }
  const words = nulls === null ? null : new Uint32Array(nulls.buffer, nulls.byteOffset, nulls.length * 2);
  const locate = (): DataLocation => ({ source, row: builder.length + 1, column: builder.name });
  const convert = isBulk ? (at: number) => items[at] : createConverter(raw, typeName, locate);
  for (let at = 0; at < itemCount; at++) {
    const isMissing = words !== null && ((words[at >>> 5]! >>> (at & 31)) & 1) === 0;
    builder.add(isMissing ? null : convert(at));
  }
}

function createConverter(vector: RawVector, typeName: string, locate: () => DataLocation): (at: number) => unknown {
  const toMilliseconds = TO_MILLISECONDS[typeName];
  if (toMilliseconds !== undefined)
    return (at) => {
      const date = new Date(toMilliseconds(vector.items![at]!));
      if (!Number.isNaN(date.getTime())) return date;
      throw new DataError(locate(), "The date is infinite or too far away.");
    };
  switch (typeName) {
    case "DECIMAL":
      return (at) => (vector.getItem(at) as { toDouble(): number }).toDouble();
    case "BLOB":
      return (at) => new Uint8Array(vector.getItemBytes!(at)!);
    case "UUID":
    case "TIME":
      return (at) => String(vector.getItem(at));
    default:
      return (at) => vector.getItem(at);
  }
}
