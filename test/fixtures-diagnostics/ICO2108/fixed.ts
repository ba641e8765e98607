"use dataflow";
export function total(spend: number, tax: number): number {
  return spend + tax;
}
