/** Summarises the values of a list or a column. */
import { quantiles } from "../columns/quantiles.js";
import type { Column } from "../data/data-types.js";
import type { Fact } from "../errors/problem.js";
import { isNumbers, numbersOf } from "../quality/elements.js";
import type { RunFrequency, RunSummary } from "./run-value.js";

const PROBABILITIES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const;
/** The number of different values that are counted, so that memory is bounded. */
const MOST_DIFFERENT = 10_000;
/** The number of frequent values that are written. */
const MOST_FREQUENT = 5;

/** Counts null, undefined and NaN. O(elements). */
export function countMissing(column: Column): number {
  let missing = 0;
  // Only typed arrays of floating-point numbers can hold NaN, and none can hold null.
  if (ArrayBuffer.isView(column) && !(column instanceof Float64Array || column instanceof Float32Array)) return 0;
  for (let at = 0; at < column.length; at++) if (isMissing(column[at])) missing++;
  return missing;
}

/** Whether a value is missing. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

/**
 * Summarises a column. O(elements), and for numbers what `quantiles` takes.
 *
 * @param toFact - Converts a value to data that may be written.
 */
export function summarizeColumn(column: Column, toFact: (value: unknown) => Fact): RunSummary {
  const known = findNumbers(column);
  const mostFrequent = findMostFrequent(column, toFact);
  if (known === null) {
    const [least, greatest] = findRange(column);
    return { least: toFact(least), greatest: toFact(greatest), quantiles: null, mostFrequent };
  }
  const all = Array.from(quantiles(known, PROBABILITIES));
  const isKnown = !Number.isNaN(all[0]);
  return {
    least: isKnown ? toFact(all[0]) : null,
    greatest: isKnown ? toFact(all.at(-1)) : null,
    quantiles: isKnown && all.every(Number.isFinite) ? all.slice(1, -1) : null,
    mostFrequent,
  };
}

/** The column as numbers; null if it has other values, or none. */
function findNumbers(column: Column): ArrayLike<number> | null {
  if (isNumbers(column)) return column;
  let hasNumber = false;
  for (let at = 0; at < column.length; at++) {
    const value = column[at];
    if (typeof value === "number") hasNumber = true;
    else if (value !== null && value !== undefined) return null;
  }
  return hasNumber ? numbersOf(column) : null;
}

/** The range of bigints or dates; nulls if the values are something else, or of several types. */
function findRange(column: Column): readonly [least: unknown, greatest: unknown] {
  let least: bigint | Date | null = null;
  let greatest: bigint | Date | null = null;
  for (let at = 0; at < column.length; at++) {
    const value = column[at];
    if (isMissing(value)) continue;
    if (typeof value !== "bigint" && !(value instanceof Date)) return [null, null];
    if (least !== null && typeof least !== typeof value) return [null, null];
    if (least === null || value < least) least = value;
    if (greatest === null || value > greatest) greatest = value;
  }
  return [least, greatest];
}

function findMostFrequent(column: Column, toFact: (value: unknown) => Fact): readonly RunFrequency[] | null {
  const counts = new Map<unknown, number>();
  for (let at = 0; at < column.length; at++) {
    const value = column[at];
    if (isMissing(value) || typeof value === "object" || typeof value === "function") continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_DIFFERENT) return null;
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_FREQUENT).map(([value, count]) => ({ value: toFact(value), count }));
}
