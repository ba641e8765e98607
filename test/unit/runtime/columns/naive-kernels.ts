/** The kernels as their definitions say, row by row and window by window, without any thought of speed. */

/** The sum of a few numbers, exact but for one rounding if they are multiples of 2^-40 and below 2^60. */
export function sumExactly(numbers: readonly number[]): number {
  if (!numbers.every(Number.isFinite)) return numbers.reduce((sum, number) => sum + number, 0);
  const scale = 2 ** 40;
  const total = numbers.reduce((sum, number) => sum + BigInt(number * scale), 0n);
  return Number(total) / scale;
}

/** Applies a function to each window of rows; NaN before the first window, and for a window with a NaN. */
export function roll(
  numbers: readonly number[],
  window: number,
  reduce: (windowed: readonly number[]) => number,
): readonly number[] {
  return numbers.map((_, row) => {
    const windowed = numbers.slice(Math.max(0, row - window + 1), row + 1);
    return windowed.length < window || windowed.some(Number.isNaN) ? NaN : reduce(windowed);
  });
}

/** The standard deviation of a sample. */
export function deviationOf(numbers: readonly number[]): number {
  const mean = sumExactly(numbers) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1));
}

/** Combines each row with the row that is `lag` rows before it. */
export function combine(
  numbers: readonly number[],
  lag: number,
  act: (now: number, before: number) => number,
): readonly number[] {
  return numbers.map((now, row) => (row - lag in numbers ? act(now, numbers[row - lag]!) : NaN));
}

/**
 * Describes the first row in which two columns differ by more than a share of the expected number, or in which only one
 * is NaN; null if there is none. -0 is 0.
 */
export function findDifference(
  actual: Float64Array,
  expected: ArrayLike<number>,
  share: number = 4e-16,
): string | null {
  if (actual.length !== expected.length) return `${actual.length} rows instead of ${expected.length}`;
  const row = actual.findIndex((each, at) => {
    const wanted = expected[at]!;
    if (each === wanted) return false;
    return Number.isNaN(each) ? !Number.isNaN(wanted) : !(Math.abs(each - wanted) <= Math.abs(wanted) * share);
  });
  return row < 0 ? null : `row ${row} is ${actual[row]} instead of ${expected[row]}`;
}
