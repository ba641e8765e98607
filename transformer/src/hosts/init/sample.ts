/** A first dataflow module, for projects that have none. */

/** Where it is put. */
export const SAMPLE_FILE = "src/features.ts";

/** What it says. */
export const SAMPLE_TEXT = `"use dataflow";

/** Mean spend of all weeks. */
export function spendMean(spend: Float64Array): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

/** Spend above or below the mean. */
export function spendZeroMean(spend: Float64Array, spendMean: number): Float64Array {
  return spend.map((each) => each - spendMean);
}
`;
