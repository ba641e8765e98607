"use dataflow";
const WEEKS = 4;
export function monthlySpend(spend: number): number {
  return spend * WEEKS;
}
