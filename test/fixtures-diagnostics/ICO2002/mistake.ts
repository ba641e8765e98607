const WEEKS = 4;
"use dataflow";
export function monthlySpend(spend: number): number {
  return spend * WEEKS;
}
