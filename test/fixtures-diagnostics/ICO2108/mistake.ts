"use dataflow";
export function total(...costs: number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0);
}
