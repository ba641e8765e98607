"use dataflow";
/**
 * Marketing spend and signups by week: the example of the Hamilton paper.
 *
 * Every exported function is a node. Its name is the name of its value, and its parameters name the values it reads.
 */
import { holidayWeeksOf } from "./calendar.ts";

/** 1 for each week with a public holiday in the United States, otherwise 0. */
export function holidays(year: Int16Array, week: Int8Array): Uint8Array {
  return Uint8Array.from(year, (each, index) => (holidayWeeksOf(each).has(week[index] ?? 0) ? 1 : 0));
}

/** Mean spend of a week and the two before it; NaN for the first two. */
export function avg3wkSpend(spend: Float64Array): Float64Array {
  return spend.map((_, index) => (index < 2 ? NaN : mean(spend.subarray(index - 2, index + 1))));
}

/** The cost of one signup. */
export function spendPerSignup(spend: Float64Array, signups: Float64Array): Float64Array {
  return divide(spend, signups);
}

/** The spend three weeks earlier; NaN for the first three weeks. */
export function spendShift3weeks(spend: Float64Array): Float64Array {
  return spend.map((_, index) => spend[index - 3] ?? NaN);
}

/** The cost of one signup, based on the spend three weeks earlier. */
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

/** The sample standard deviation of the spend. */
export function spendStdDev(spendZeroMean: Float64Array): number {
  const squares = spendZeroMean.reduce((sum, each) => sum + each * each, 0);
  return Math.sqrt(squares / (spendZeroMean.length - 1));
}

/** Spend above or below the mean, in standard deviations. */
export function spendZeroMeanUnitVariance(spendZeroMean: Float64Array, spendStdDev: number): Float64Array {
  return spendZeroMean.map((each) => each / spendStdDev);
}

// It is not exported, so it is not a node but an ordinary function that nodes can call.
function mean(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function divide(dividend: Float64Array, divisor: Float64Array): Float64Array {
  return dividend.map((each, index) => each / (divisor[index] ?? NaN));
}
