/** Converts values for DuckDB's placeholders. */
import type { DuckDBValue } from "@duckdb/node-api";
import { DataError } from "../../data/data-error.js";
import { describeKind, quote } from "../../errors/words.js";
import { findValueType } from "../databases/value-type.js";
import type { DuckdbDriver } from "./open-duckdb.js";

/**
 * Converts the values of placeholders. Dates are points in time (`TIMESTAMP WITH TIME ZONE`).
 *
 * @throws DataError if a value has no counterpart, with the placeholder.
 */
export function toDuckdbParameters(
  driver: DuckdbDriver,
  given: readonly unknown[] | Readonly<Record<string, unknown>>,
  source: string,
): DuckDBValue[] | Record<string, DuckDBValue> {
  const convert = (name: string, value: unknown): DuckDBValue => {
    if (value instanceof Date && !Number.isNaN(value.getTime()))
      return new driver.DuckDBTimestampTZValue(BigInt(value.getTime()) * 1000n);
    if (value instanceof Uint8Array) return new driver.DuckDBBlobValue(value);
    const type = findValueType(value);
    // A cast, because these are the types that the driver takes as they are.
    if (value === null || (type !== null && type !== "Date")) return value as DuckDBValue;
    throw new DataError(
      { source },
      `The parameter ${quote(name)} is ${describeKind(value)}, which is no value of DuckDB.`,
    );
  };
  if (Array.isArray(given)) return given.map((value, at) => convert(String(at + 1), value));
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, convert(name, value)]));
}
