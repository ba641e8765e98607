/** The kernel `oneHot`. */
import { describeKind, quote } from "../errors/words.js";
import { checkColumn } from "./to-numbers.js";

/**
 * Makes one column per value of a column: 1 in the rows that have the value, 0 in all others. Rows that miss a value,
 * NaN and null, are 0 everywhere. O(rows * values) memory, so it is meant for columns of few values.
 *
 * @param column - Strings, numbers, bigints, booleans or dates.
 * @returns The columns by value as text, dates as in `2026-11-29T00:00:00.000Z`; each as long as the column.
 * @throws TypeError if the column is none, if a value is an object, or if two values have the same text, such as 1 and "1".
 * @example
 * ```ts
 * import { oneHot } from "@icosian/runtime/columns";
 *
 * export const { red, blue } = oneHot(["red", "blue", "red"]); // 1, 0, 1 and 0, 1, 0
 * ```
 */
export function oneHot(column: ArrayLike<unknown>): Readonly<Record<string, Uint8Array>> {
  checkColumn(column, "oneHot");
  const columns = new Map<unknown, Uint8Array>();
  const names = new Map<string, Uint8Array>();
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    const key = value instanceof Date ? value.getTime() : value;
    let ones = columns.get(key);
    if (ones === undefined) {
      const name = toName(value, row);
      if (names.has(name)) throw new TypeError(`\`oneHot\` finds two values that are both written ${quote(name)}.`);
      columns.set(key, (ones = new Uint8Array(column.length)));
      names.set(name, ones);
    }
    ones[row] = 1;
  }
  return Object.fromEntries(names);
}

function toName(value: unknown, row: number): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  throw new TypeError(`\`oneHot\` takes plain values, and row ${row} of the column is ${describeKind(value)}.`);
}
