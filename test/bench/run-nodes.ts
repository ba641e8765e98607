"use dataflow";
/** A node that only looks at a column, so that recording it is all that takes time. */

export function rowCount(column: Float64Array): number {
  return column.length;
}
