"use dataflow";
/**
 * Marketing spend and signups by week: the example of the Hamilton paper.
 *
 * Every exported function is a node. Its name is what it computes; its parameters name what it is computed from.
 */
import { holidayWeeksOf } from "./calendar.ts";

/** 1 for each week in which there is a public holiday of the United States, else 0. */
export function holidays(year: Int16Array, week: Int8Array): Uint8Array {
  return Uint8Array.from(year, (each, index) => (holidayWeeksOf(each).has(week[index] ?? 0) ? 1 : 0));
}

/** Mean spend of a week and the two before it; not a number for the first two. */
export function avg3wkSpend(spend: Float64Array): Float64Array {
  return spend.map((_, index) => (index < 2 ? NaN : mean(spend.subarray(index - 2, index + 1))));
}

/** What one signup cost. */
export function spendPerSignup(spend: Float64Array, signups: Float64Array): Float64Array {
  return divide(spend, signups);
}

/** The spend of three weeks before; not a number for the first three. */
export function spendShift3weeks(spend: Float64Array): Float64Array {
  return spend.map((_, index) => spend[index - 3] ?? NaN);
}

/** What one signup cost, measured by the spend of three weeks before. */
export function spendShift3weeksPerSignup(spendShift3weeks: Float64Array, signups: Float64Array): Float64Array {
  return divide(spendShift3weeks, signups);
}

/** Mean spend of all weeks. */
export function spendMean(spend: Float64Array): number {
  return mean(spend);
}

/** Spend above or below the mean. */
export function spendZeroMean(spend: Float64Array, spendMean: number): Float64Array {
  return spend.map((each) => each - spendMean);
}

/** Standard deviation of the spend, of a sample. */
export function spendStdDev(spendZeroMean: Float64Array): number {
  const squares = spendZeroMean.reduce((sum, each) => sum + each * each, 0);
  return Math.sqrt(squares / (spendZeroMean.length - 1));
}

/** Spend above or below the mean, in standard deviations. */
export function spendZeroMeanUnitVariance(spendZeroMean: Float64Array, spendStdDev: number): Float64Array {
  return spendZeroMean.map((each) => each / spendStdDev);
}

// Not exported, so no node: an ordinary function that nodes may call.
function mean(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function divide(dividend: Float64Array, divisor: Float64Array): Float64Array {
  return dividend.map((each, index) => each / (divisor[index] ?? NaN));
}
