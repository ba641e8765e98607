"use dataflow";
export function spend(budget: number): number {
  return budget / 2;
}
export function budget(spend: number): number {
  return spend * 2;
}
