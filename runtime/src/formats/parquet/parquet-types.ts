/** The declared types of columns of Parquet files. */
import type { FileMetaData, ParquetParsers, SchemaElement } from "hyparquet";
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { findTyped, type WantedColumn } from "./parquet-column.js";

/** Types that can be declared. */
const TYPES: readonly unknown[] = ["number", "bigint"];

/**
 * Checks the declared type of a column.
 *
 * @throws DataError if it is no such type, or the column has no such values.
 */
export function checkType(element: SchemaElement, type: unknown, source: string): WantedColumn {
  const location = { source, column: element.name };
  if (!TYPES.includes(type))
    throw new DataError(location, `The type in \`types\` is ${describeKind(type)}; give "number" or "bigint".`);
  const isInteger = [BigInt64Array, BigUint64Array].some((each) => each === findTyped(element));
  if (type === "bigint" && !isInteger)
    throw new DataError(location, "`types` declares bigints, and the file has no 64-bit integers there.");
  if (type === "number" && !isInteger && findTyped(element) === null && !isTime(element) && !isDecimal(element))
    throw new DataError(location, "`types` declares numbers, and the file has neither numbers nor times there.");
  // A cast: the type has been checked.
  return { element, type: type as WantedColumn["type"] };
}

/** Times in milliseconds since 1970, like `Date.getTime`. What no number holds remains a bigint, for the error. */
export const NUMBER_PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (milliseconds) => toSafe(milliseconds),
  timestampFromMicroseconds: (microseconds) => toSafe(microseconds / 1000n),
  timestampFromNanoseconds: (nanoseconds) => toSafe(nanoseconds / 1000000n),
  dateFromDays: (days) => days * 86_400_000,
};

/**
 * Describes a file so that the library makes numbers of 64-bit integers. It can do so only for times, and then it converts
 * each value of a dictionary once, which is several times as fast as the conversion of all rows.
 */
export function withNumbers(metadata: FileMetaData, columns: readonly SchemaElement[]): FileMetaData {
  const schema = metadata.schema.map((each): SchemaElement => {
    if (!columns.includes(each) || findTyped(each) !== BigInt64Array) return each;
    // Without its logical type.
    const { logical_type: _, ...stored } = each;
    return { ...stored, converted_type: "TIMESTAMP_MILLIS" };
  });
  return { ...metadata, schema };
}

function toSafe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function isTime({ type, converted_type: kind, logical_type: logical }: SchemaElement): boolean {
  return (
    type === "INT96" ||
    ["DATE", "TIMESTAMP_MILLIS", "TIMESTAMP_MICROS"].includes(kind ?? "") ||
    logical?.type === "TIMESTAMP" ||
    logical?.type === "DATE"
  );
}

function isDecimal({ converted_type: kind }: SchemaElement): boolean {
  return kind === "DECIMAL";
}
