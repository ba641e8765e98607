"use dataflow";

export const limit = 5;

export function total(costs: number, limit: number): number {
  return Math.min(costs, limit);
}
