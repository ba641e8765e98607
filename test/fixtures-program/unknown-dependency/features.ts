"use dataflow";

export function spendMean(spend: Float64Array): number {
  return spend.length;
}

export function label(spendMean: number): string {
  return `mean ${spendMean}`;
}
