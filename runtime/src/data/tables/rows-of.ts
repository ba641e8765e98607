/** Goes through the rows of any table. */
import { describeKind } from "../../errors/words.js";
import type { Column } from "../data-types.js";
import { isRow } from "./find-table.js";
import { findTableKind } from "./table-kinds.js";
import { isColumn } from "./to-column.js";
import { toColumns } from "./to-columns.js";

/**
 * Gives the rows of any table one by one, as objects. The elements of a list, or of another iterable such as a
 * generator, are given as they are; for other tables, each row is a new object that has all columns in their order.
 *
 * A table is looked at when the first row is asked for, an element of an iterable when it is reached.
 *
 * @throws TypeError if the value is no table, if an element is no object, or if columns have different lengths.
 * @example
 * ```ts
 * import { rowsOf } from "@icosian/runtime/data";
 *
 * for (const row of rowsOf({ id: [1, 2], spend: Float64Array.of(2.5, 3) })) console.log(row);
 * ```
 */
export function* rowsOf(table: unknown): Iterable<Readonly<Record<string, unknown>>> {
  if (isIterable(table) && findTableKind(table) === null && (Array.isArray(table) || !isColumn(table)))
    yield* checkRows(table);
  else yield* toRowObjects(Object.entries(toColumns(table)));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function* checkRows(rows: Iterable<unknown>): Iterable<Readonly<Record<string, unknown>>> {
  let at = 0;
  for (const row of rows) {
    if (!isRow(row)) throw new TypeError(`Element ${at} of the list is ${describeKind(row)}, and a row is an object.`);
    at++;
    yield row;
  }
}

function* toRowObjects(columns: readonly (readonly [string, Column])[]): Iterable<Readonly<Record<string, unknown>>> {
  const length = columns[0]?.[1].length ?? 0;
  // An assignment is faster, but cannot make a property `__proto__`.
  const isPlain = columns.every(([name]) => name !== "__proto__");
  for (let at = 0; at < length; at++) {
    const row: Record<string, unknown> = {};
    if (isPlain) for (const [name, column] of columns) row[name] = column[at];
    else for (const [name, column] of columns) Object.defineProperty(row, name, { value: column[at], ...OWN });
    yield row;
  }
}

const OWN = { configurable: true, enumerable: true, writable: true } as const;
