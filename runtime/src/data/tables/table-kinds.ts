/** The kinds of tables that are known: those of libraries, and those that users register. */
import { describeKind, quote } from "../../errors/words.js";
import { arrowTable } from "./arrow-table.js";
import { duckdbResult } from "./duckdb-result.js";
import { polarsFrame } from "./polars-frame.js";
import type { TableKind } from "./table-kind.js";

/** A table of a known kind is an argument of its methods, whatever its type is. */
type AnyKind = TableKind<object>;

/** The latest first, so that users can replace how a library's tables are read. */
let kinds: readonly AnyKind[] = [arrowTable, polarsFrame, duckdbResult];

/**
 * Makes a kind of table known to data quality, `extractColumns`, savers and everything else that reads tables. Kinds that
 * are registered later are asked first. Lists of rows and plain records of columns are known anyway.
 *
 * @throws TypeError if the kind lacks a name or a method.
 * @example
 * ```ts
 * import { registerTable } from "@icosian/runtime/data";
 *
 * class Frame {
 *   constructor(readonly columns: ReadonlyMap<string, Float64Array>, readonly height: number) {}
 * }
 *
 * registerTable<Frame>({
 *   name: "a frame",
 *   isTable: (candidate) => candidate instanceof Frame,
 *   columnNames: (frame) => [...frame.columns.keys()],
 *   rowCount: (frame) => frame.height,
 *   column: (frame, name) => frame.columns.get(name) ?? [],
 * });
 * ```
 */
export function registerTable<Given extends object>(kind: TableKind<Given>): void {
  // A cast, because callers without types may give anything.
  const given = kind as Partial<TableKind<Given>> | null | undefined;
  if (typeof given?.name !== "string" || given.name === "")
    throw new TypeError(`A kind of table has a \`name\`, not ${describeKind(given?.name)}.`);
  for (const method of ["isTable", "columnNames", "rowCount", "column"] as const)
    if (typeof given[method] !== "function")
      throw new TypeError(`The kind of table ${quote(given.name)} has no method ${quote(method)}.`);
  kinds = [kind, ...kinds];
}

/** Finds the kind of an object that is a table of a library or of a registered kind; null for any other value. */
export function findTableKind(candidate: unknown): AnyKind | null {
  if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) return null;
  return kinds.find((kind) => kind.isTable(candidate)) ?? null;
}
