"use dataflow";
export function spend(budget: number): number {
  return budget / 2;
}
export function budget(lastSpend: number): number {
  return lastSpend * 2;
}
