/** Writes a value that all rows share as a column, so that all results have the same length. */
import type { Column } from "../../data/data-types.js";
import type { ColumnKind } from "../../plan/columns/column-kind.js";

/** Repeats a value: numbers as a `Float64Array`, everything else as a list. O(rows). */
export function repeat(value: unknown, rows: number, kind: ColumnKind): Column {
  if (typeof value === "number" ? kind !== "list" : kind === "numbers" && rows === 0)
    return new Float64Array(rows).fill(Number(value));
  const list: unknown[] = [];
  for (let row = 0; row < rows; row++) list.push(value);
  return list;
}
