/** Values and types of SQLite, which has no booleans, no dates and no NaN. */
import { DataError, type DataLocation } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import type { ColumnToSave } from "../databases/table-to-save.js";
import { findValueType, type ValueType } from "../databases/value-type.js";

/** The type that a column is declared with. SQLite keeps the word, so that the column is read as what it was. */
export function toDeclaredType({ type, hasNaN, hasGaps, name }: ColumnToSave, source: string): string {
  if (type !== "number") return DECLARED[type];
  if (hasNaN && hasGaps)
    throw new DataError(
      { source, column: name },
      "The column has missing values and NaN, which SQLite stores as NULL too. Replace one of them first.",
    );
  return hasNaN ? NAN_TYPE : "REAL";
}

/** Numbers whose NULL means NaN. */
const NAN_TYPE = "REAL_OR_NAN";

const DECLARED: Readonly<Record<Exclude<ValueType, "number">, string>> = {
  bigint: "BIGINT",
  string: "TEXT",
  boolean: "BOOLEAN",
  Date: "TIMESTAMP",
  Uint8Array: "BLOB",
};

/** Converts a value for SQLite: truth values are 1 and 0, dates are text in ISO 8601. */
export function toSqlite(value: unknown): unknown {
  switch (typeof value) {
    case "boolean":
      return value ? 1n : 0n;
    case "undefined":
      return null;
    case "object":
      return value instanceof Date ? value.toISOString() : value;
    default:
      return value;
  }
}

/** How the values of one column are read. */
export interface SqliteReader {
  /** Type of the values, by the column's declaration; null if only the values know. */
  readonly type: ValueType | null;
  /** Converts a value. @throws DataError if it has another type than the column. */
  read(value: unknown, row: number): unknown;
}

/** Creates the reader of a column. */
export function createSqliteReader(
  { name, declared }: { readonly name: string; readonly declared: string | null },
  wanted: ValueType | undefined,
  source: string,
): SqliteReader {
  const isNaNColumn = declared?.toUpperCase() === NAN_TYPE;
  let type = wanted ?? findDeclared(declared);
  return {
    get type() {
      return type;
    },
    read(value, row) {
      // Most values are of the type that they have in JavaScript.
      if (typeof value === type) return value;
      if (value === null) return isNaNColumn ? NaN : null;
      // Only the values tell the type of an expression or of a column that is declared as nothing.
      type ??= typeof value === "bigint" ? "number" : findValueType(value);
      const read = type === null ? undefined : convert(value, type);
      if (read === undefined) throw wrongValue(value, type, { source, row, column: name });
      return read;
    },
  };
}

function findDeclared(declared: string | null): ValueType | null {
  if (declared === null) return null;
  if (/^BIGINT|^INT8/i.test(declared)) return "bigint";
  if (/INT/i.test(declared)) return "number";
  if (/CHAR|CLOB|TEXT/i.test(declared)) return "string";
  if (/BLOB/i.test(declared)) return "Uint8Array";
  if (/REAL|FLOA|DOUB|NUMERIC|DECIMAL/i.test(declared)) return "number";
  if (/^BOOL/i.test(declared)) return "boolean";
  return /^(?:TIMESTAMP|DATE)/i.test(declared) ? "Date" : null;
}

/** ISO 8601, or as SQLite's own functions write it; in UTC unless it says otherwise. */
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** Converts a value to the type of its column; undefined if it is of another one. */
function convert(value: unknown, type: ValueType): unknown {
  switch (type) {
    case "number":
      if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
      return typeof value === "number" ? value : undefined;
    case "bigint":
      return typeof value === "bigint" ? value : Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
    case "boolean":
      return value === 1n || value === 1 ? true : value === 0n || value === 0 ? false : undefined;
    case "string":
      return typeof value === "string" ? value : undefined;
    case "Uint8Array":
      return value instanceof Uint8Array ? new Uint8Array(value) : undefined;
    case "Date":
      return typeof value === "string" ? parseDate(value) : undefined;
  }
}

function parseDate(text: string): Date | undefined {
  const [, day, time = "00:00", zone = "Z"] = DATE.exec(text) ?? [];
  // Years outside of four digits have a sign.
  const date = new Date(day === undefined ? (/^[+-]\d{6}-/.test(text) ? text : NaN) : `${day}T${time}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function wrongValue(value: unknown, type: ValueType | null, location: DataLocation): DataError {
  if (typeof value === "bigint" && type === "number")
    return new DataError(
      location,
      `${value} is larger than a number holds exactly. Read the column as bigints: \`types: { ${JSON.stringify(location.column)}: "bigint" }\`.`,
    );
  return new DataError(
    location,
    `${describeKind(value)} stands in a column of type ${type}. SQLite lets any value stand anywhere; convert it in SQL (\`CAST\`), or say the type in \`types\`.`,
  );
}
