/** Tables of numbers, one row per film. */

/** A table of numbers. */
export interface Matrix {
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** The numbers, row by row. */
  readonly values: Float64Array;
}

/** Makes a table; `valueOf` gives the number of a row and a column. */
export function toMatrix(
  rows: number,
  columns: readonly string[],
  valueOf: (row: number, column: number) => number,
): Matrix {
  const values = new Float64Array(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns.length; column++) values[at++] = valueOf(row, column);
  return { columns, values };
}

/** Returns the row of a table, without copying it. */
export function rowOf({ columns, values }: Matrix, row: number): Float64Array {
  return values.subarray(row * columns.length, (row + 1) * columns.length);
}

/** The sum of the products of two lists of numbers. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}
