"use dataflow";

export function spendMean(spend: number): number {
  return spend;
}
