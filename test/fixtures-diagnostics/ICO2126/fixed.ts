"use dataflow";
export function total(spend: number): number {
  return spend;
}
