/** Decimals of Parquet files that have more digits than a number holds. */
import type { SchemaElement } from "hyparquet";
import { formatDecimal } from "../files/format-decimal.js";

/** Tells whether values of a column may have more than the fifteen digits that every number holds. */
export function isLongDecimal({ type, converted_type: kind, precision = 0 }: SchemaElement): boolean {
  return kind === "DECIMAL" && precision > 15 && (type === "INT64" || type === "FIXED_LEN_BYTE_ARRAY");
}

/** Describes the same column without its meaning: whole numbers, or their bytes. */
export function toPlainDecimal({ name, type, type_length, repetition_type }: SchemaElement): SchemaElement {
  // Absent properties stay absent.
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(type_length === undefined ? {} : { type_length }),
    ...(repetition_type === undefined ? {} : { repetition_type }),
  };
}

/** Writes a decimal of a file with all its digits. */
export function formatStored(stored: bigint | Uint8Array, scale: number): string {
  return formatDecimal(typeof stored === "bigint" ? stored : fromBytes(stored), scale);
}

/** Reads a whole number with a sign, the largest byte first. */
function fromBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}
