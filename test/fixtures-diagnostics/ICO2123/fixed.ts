"use dataflow";
export function monthlySpend(spend: number): number {
  return spend * 4;
}
