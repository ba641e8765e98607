/** Views any table in one way. */
import { quote } from "../../errors/words.js";
import type { Column } from "../data-types.js";
import { findTableKind } from "./table-kinds.js";
import { isColumn, toColumn } from "./to-column.js";

/** A table of any kind. Its columns are read when they are asked for. */
export interface TableView {
  /** The kind in messages, with its article: `a list of rows`. */
  readonly kind: string;
  /** The names of the columns in their order. */
  readonly columnNames: readonly string[];
  /**
   * Counts the rows.
   *
   * @throws TypeError if the columns have different lengths, with all of them.
   */
  countRows(): number;
  /** Returns the column with one of the names. */
  getColumn(name: string): Column;
}

/**
 * Views a value as a table; null if it is none. Tables are plain objects whose values are all columns, lists of rows,
 * and objects of known kinds. An object without properties is none, and a list without elements is one without columns.
 */
export function findTable(candidate: unknown): TableView | null {
  if (Array.isArray(candidate)) return candidate.every(isRow) ? viewRows(candidate) : null;
  const kind = findTableKind(candidate);
  if (kind !== null) {
    const table = candidate as object;
    return {
      kind: kind.name,
      columnNames: kind.columnNames(table),
      countRows: () => kind.rowCount(table),
      getColumn: (name) => kind.column(table, name),
    };
  }
  return isPlainObject(candidate) ? findRecord(candidate) : null;
}

/** Whether a value can be a row: an object that is neither a list nor a value such as a date. */
export function isRow(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  if (typeof candidate !== "object" || candidate === null) return false;
  return !Array.isArray(candidate) && !ArrayBuffer.isView(candidate) && !(candidate instanceof Date);
}

/** Whether a value is an object without a class. */
export function isPlainObject(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  if (typeof candidate !== "object" || candidate === null) return false;
  const prototype: unknown = Object.getPrototypeOf(candidate);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function findRecord(record: Readonly<Record<string, unknown>>): TableView | null {
  const names = Object.keys(record);
  if (names.length === 0 || !names.every((name) => isColumn(record[name]))) return null;
  // A cast, because all values are columns.
  const lengthOf = (name: string): number => (record[name] as Column).length;
  return {
    kind: "a record of columns",
    columnNames: names,
    countRows: () => {
      const rows = lengthOf(names[0]!);
      if (names.some((name) => lengthOf(name) !== rows)) throw new TypeError(describeLengths(names, lengthOf));
      return rows;
    },
    getColumn: (name) => toColumn(record[name] as Column),
  };
}

/** Describes columns that are not equally long; it names every one of them. */
export function describeLengths(names: readonly string[], lengthOf: (name: string) => number): string {
  const lengths = names.map((name) => `${quote(name)} has ${lengthOf(name)}`);
  return `The columns of a table are equally long, but ${lengths.join(", ")}.`;
}

function viewRows(rows: readonly Readonly<Record<string, unknown>>[]): TableView {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) if (Object.hasOwn(row, name)) names.add(name);
  return {
    kind: "a list of rows",
    columnNames: [...names],
    countRows: () => rows.length,
    getColumn: (name) => rows.map((row) => (Object.hasOwn(row, name) ? (row[name] ?? null) : null)),
  };
}
