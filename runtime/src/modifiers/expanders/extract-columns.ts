/** Creates one node per column of a table. */
import type { LibraryTable } from "../../data/tables/library-table.js";
import { findTableKind } from "../../data/tables/table-kinds.js";
import { hasMember } from "../../graph/has-member.js";
import { describeKind, quoteAll } from "../../errors/words.js";
import type { ExtractOptions, ReturnsWhole } from "./extract-fields.js";
import { MISSING, toExtraction } from "./extract.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { splitOptions } from "../core/split-options.js";

/**
 * Functions that return a table with these columns: an object of columns, a list of rows, or a table of a library;
 * promised or not.
 */
export type ReturnsColumns<Name extends string> = ReturnsWhole<TableOf<Name>>;

type TableOf<Name extends string> = FieldsOf<Name> | readonly FieldsOf<Name>[] | LibraryTable;

type FieldsOf<Name extends string> = Readonly<Partial<Record<Name, unknown>>>;

/**
 * Adds one node per column of the node's table, and keeps the node. The new nodes have the names of the columns, or
 * `<node>.<column>` if another modifier, such as `parameterize`, gave the node its name.
 *
 * A table is an object with one list or typed array per column, which becomes the value of the column's node without a
 * copy; or it is a list of rows, and the value is a list with that property of each row; or it is an Arrow table, a data
 * frame of polars, a result of DuckDB, or of a kind that `registerTable` made known. The table is never changed. If it
 * lacks a column, or a row lacks the property, the column's node fails with ICO8004, unless there is a `fill`.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { extractColumns, node } from "@icosian/runtime";
 *
 * export const weeks = node(
 *   extractColumns("spend", "signups"),
 *   (file: string): { spend: Float64Array; signups: Float64Array } => ({
 *     spend: Float64Array.of(10, 20, file.length),
 *     signups: Float64Array.of(1, 2, 3),
 *   }),
 * );
 * ```
 * @param names - The names of the columns, then optionally the options. Without names, all properties of the declared
 * return type; if that type is not written in place, building the dataflow reports ICO6009.
 * @hamilton function_modifiers.extract_columns
 */
export function extractColumns<Names extends readonly (string | ExtractOptions)[]>(
  ...names: Names
): Modifier<"extractColumns", Names, ReturnsColumns<Extract<Names[number], string>>> {
  const { names: own, fill } = splitOptions(names);
  return createModifier({
    ...toExtraction({
      kind: "extractColumns",
      part: "column",
      names: own,
      fill,
      find: findColumn,
      describe: describeTable,
    }),
    kind: "extractColumns",
  });
}

function findColumn(table: unknown, name: string): unknown {
  if (typeof table !== "object" || table === null) return MISSING;
  const kind = findTableKind(table);
  if (kind !== null) return kind.columnNames(table).includes(name) ? kind.column(table, name) : MISSING;
  if (!Array.isArray(table))
    return hasMember(table, name) ? (table as Readonly<Record<string, unknown>>)[name] : MISSING;
  const rows = table as readonly Readonly<Record<string, unknown>>[];
  // A table without rows has every column. If one row lacks the property, the column is missing.
  return rows.every((row) => typeof row === "object" && row !== null && hasMember(row, name))
    ? rows.map((row) => row[name])
    : MISSING;
}

function describeTable(table: unknown): string {
  if (Array.isArray(table)) return `a list of ${table.length} rows, not all with that field`;
  if (typeof table !== "object" || table === null) return describeKind(table);
  const kind = findTableKind(table);
  return kind === null
    ? `a table with ${quoteAll(Object.keys(table))}`
    : `${kind.name} with ${quoteAll(kind.columnNames(table))}`;
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  extractColumns: {
    factory: extractColumns,
    effect: "expands",
    arguments: [{ options: { fill: "value" } }],
    infers: "fields",
    parts: "column",
  },
};
