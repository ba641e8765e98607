"use dataflow";

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

export function spendZeroMean(spend: readonly number[], spendMean: number): readonly number[] {
  return spend.map((each) => each - spendMean);
}
