/** Reads the arguments of kernels. */
import { describeKind, quote } from "../errors/words.js";

/** A column of numbers in any form; null stands for a missing number, like NaN. */
export type Numbers = ArrayLike<number | null | undefined>;

/**
 * Returns a column as a `Float64Array`: itself, or a copy, in which missing numbers are NaN.
 *
 * @throws TypeError if it is no column of numbers; the message names the kernel and the first wrong row.
 */
export function toNumbers(column: Numbers, kernel: string): Float64Array {
  if (column instanceof Float64Array) return column;
  checkColumn(column, kernel);
  if (column instanceof BigInt64Array || column instanceof BigUint64Array)
    throw new TypeError(
      `${quote(kernel)} takes numbers, not bigints. \`Float64Array.from(column, Number)\` converts them.`,
    );
  // A cast, because only typed arrays of numbers get here.
  if (ArrayBuffer.isView(column)) return new Float64Array(column as unknown as Float32Array);
  const numbers = new Float64Array(column.length);
  for (let row = 0; row < numbers.length; row++) numbers[row] = toNumber(column[row], row, kernel);
  return numbers;
}

function toNumber(value: unknown, row: number, kernel: string): number {
  if (typeof value === "number") return value;
  if (value === null || value === undefined) return NaN;
  throw new TypeError(`${quote(kernel)} takes numbers, and row ${row} of the column is ${describeKind(value)}.`);
}

/**
 * Checks that a value is a column, whatever its elements are.
 *
 * @throws TypeError if it is none.
 */
export function checkColumn(column: ArrayLike<unknown>, kernel: string): void {
  // A cast, because callers without types may give anything.
  const length = typeof column === "object" ? (column as ArrayLike<unknown> | null)?.length : undefined;
  if (!(Number.isSafeInteger(length) && length! >= 0))
    throw new TypeError(`${quote(kernel)} takes a column, a list or a typed array, not ${describeKind(column)}.`);
}

/**
 * Checks that a number of rows is a whole number from 1.
 *
 * @throws RangeError if it is none.
 */
export function checkWindow(window: number, kernel: string): void {
  if (!(Number.isSafeInteger(window) && window >= 1))
    throw new RangeError(
      `The window of ${quote(kernel)} is ${describeKind(window)}; give a whole number of rows from 1.`,
    );
}

/**
 * Checks that a distance between rows is a whole number, and not 0.
 *
 * @throws RangeError if it is none.
 */
export function checkLag(lag: number, kernel: string): void {
  if (!Number.isSafeInteger(lag) || lag === 0)
    throw new RangeError(`The lag of ${quote(kernel)} is ${describeKind(lag)}; give a whole number of rows, not 0.`);
}
