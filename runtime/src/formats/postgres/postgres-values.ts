/** Values and types of PostgreSQL, as the server writes them. */
import { DataError, type DataLocation } from "../../data/data-error.js";
import type { ValueType } from "../databases/value-type.js";

/** The object identifiers of the types that can be read; those of built-in types never change. */
const TYPES: ReadonlyMap<number, ValueType> = new Map<number, ValueType>([
  [16, "boolean"],
  [17, "Uint8Array"],
  [20, "bigint"],
  // int2, int4, oid, float4, float8, numeric
  ...[21, 23, 26, 700, 701, 1700].map((oid) => [oid, "number"] as const),
  // date, timestamp, timestamptz
  ...[1082, 1114, 1184].map((oid) => [oid, "Date"] as const),
  // "char", name, text, json, xml, cidr, macaddr, inet, bpchar, varchar, time, timetz, unknown, uuid, jsonb
  ...[18, 19, 25, 114, 142, 650, 829, 869, 1042, 1043, 1083, 1266, 705, 2950, 3802].map(
    (oid) => [oid, "string"] as const,
  ),
]);

/** The first identifier of types that users create. */
const FIRST_OF_USERS = 16_384;

/** Finds the type of a column by the identifier of its type. The types of users count as text, until they are looked up. */
export function findPostgresType(oid: number): ValueType | null {
  return TYPES.get(oid) ?? (oid >= FIRST_OF_USERS ? "string" : null);
}

/** Whether a type must be looked up in the server's catalogue: it is no built-in type, or it is unknown. */
export function mustBeLookedUp(oid: number): boolean {
  return !TYPES.has(oid);
}

/** Converts one value from the text that the server sends. @throws DataError if the text is in another style. */
export function fromPostgres(text: string, type: ValueType, locate: () => DataLocation): unknown {
  switch (type) {
    case "number":
      return Number(text);
    case "bigint":
      return BigInt(text);
    case "boolean":
      return text === "t";
    case "Date":
      return parseDate(text, locate);
    case "Uint8Array":
      if (text.startsWith("\\x")) return new Uint8Array(Buffer.from(text.slice(2), "hex"));
      throw new DataError(locate(), "The bytes are not in hexadecimal: `SET bytea_output = 'hex'` on the connection.");
    case "string":
      return text;
  }
}

const DATE = /^(\d{4,})-(\d\d-\d\d)(?: (\d\d:\d\d:\d\d(?:\.\d+)?))?(?:([+-]\d\d)(?::?(\d\d))?)?( BC)?$/;

/** Reads a date or timestamp in ISO style; one without a time zone is in UTC. */
function parseDate(text: string, locate: () => DataLocation): Date {
  const [, year, day, time = "00:00:00", hours = "+00", minutes = "00", before] = DATE.exec(text) ?? [];
  if (year === undefined)
    throw new DataError(
      locate(),
      /infinity/.test(text)
        ? "The date is infinite."
        : `The date ${JSON.stringify(text)} is not in ISO style: \`SET DateStyle = 'ISO'\` on the connection.`,
    );
  const full =
    before !== undefined
      ? `-${String(Number(year) - 1).padStart(6, "0")}`
      : year.length > 4
        ? `+${year.padStart(6, "0")}`
        : year;
  const date = new Date(`${full}-${day}T${time}${hours}:${minutes}`);
  if (Number.isNaN(date.getTime())) throw new DataError(locate(), `The date ${text} is too far away.`);
  return date;
}

/** Writes a value in the text format of COPY. */
export function toCopyText(value: unknown): string {
  switch (typeof value) {
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "string":
      return /[\\\n\r\t]/.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (character) => ESCAPES[character]!) : value;
    case "boolean":
      return value ? "t" : "f";
    case "bigint":
      return String(value);
    default:
      if (value instanceof Date) return toPostgresDate(value);
      // In COPY, a backslash is written twice.
      return value instanceof Uint8Array ? `\\\\x${Buffer.from(value).toString("hex")}` : "\\N";
  }
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Writes a date as PostgreSQL reads it: with BC instead of a sign. */
export function toPostgresDate(date: Date): string {
  const text = date.toISOString();
  if (/^\d/.test(text)) return text;
  const [, sign, year, rest] = /^([+-])(\d{6})(.*)$/.exec(text)!;
  return sign === "+" ? `${Number(year)}${rest}` : `${String(Number(year) + 1).padStart(4, "0")}${rest} BC`;
}
