/** Describes columns for the metadata of data. */
import type { Column, Columns, DataColumn } from "../../data/data-types.js";

/** Describes all columns of a table. O(values) for lists, O(1) for typed arrays. */
export function describeColumns(columns: Columns): readonly DataColumn[] {
  return Object.entries(columns).map(([name, column]) => ({ name, type: describeColumn(column) }));
}

function describeColumn(column: Column): string {
  if (column instanceof BigInt64Array || column instanceof BigUint64Array) return "bigint";
  if (ArrayBuffer.isView(column)) return "number";
  const types = new Set<string>();
  let latest = "";
  // By index, because iterators take several times as long; and sets take longer than a comparison.
  for (let row = 0; row < column.length; row++) {
    const type = typeOf(column[row]);
    if (type !== latest) types.add((latest = type));
  }
  return joinTypes(types);
}

/** Joins the types of values to one type; nothing last. A column without values is `unknown`. */
export function joinTypes(types: Iterable<string>): string {
  const named = [...types].sort((a, b) => Number(a === "null") - Number(b === "null") || (a < b ? -1 : 1));
  return named.length === 0 ? "unknown" : named.join(" | ");
}

/** Names the type of one value in TypeScript's words. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return typeof value;
  if (value instanceof Date) return "Date";
  if (value instanceof Uint8Array) return "Uint8Array";
  return Array.isArray(value) ? "unknown[]" : "object";
}
