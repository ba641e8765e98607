/** Recognises the types of tables of libraries. */
import type ts from "typescript";

/** The members that tell each kind: tables of Arrow, data frames of polars, results of DuckDB. */
const MEMBERS: readonly (readonly string[])[] = [
  ["numRows", "getChildAt"],
  ["height", "getColumn"],
  ["deduplicatedColumnNames"],
];

/** Whether a type is a table of a library, whose columns are known when it is there; the runtime has the same list. */
export function isLibraryTable(type: ts.Type): boolean {
  return MEMBERS.some((members) => members.every((name) => type.getProperty(name) !== undefined));
}
