"use dataflow";
/** A dataflow module for the type tests of generated files. */

export function spendMean(spend: Float64Array): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}
export function spendPerSignup(spend: Float64Array, signups: Float64Array): Float64Array {
  return spend.map((each, week) => each / (signups[week] ?? 1));
}
export async function label(spendMean: number, currency?: string, digits: number = 2): Promise<string> {
  return `${spendMean.toFixed(digits)} ${currency ?? "EUR"}`;
}
export const scaled = ({
  spendMean,
  factor,
  shift = 0,
}: {
  spendMean: number;
  factor: bigint;
  shift?: number;
}): bigint => factor * BigInt(spendMean + shift);
export const constant = (): 3 => 3;
