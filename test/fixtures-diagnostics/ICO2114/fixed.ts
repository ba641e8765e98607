"use dataflow";
export function tax(spend: number): number {
  return spend * 0.2;
}
export class Costs {
  static reducedTax(spend: number): number { return spend * 0.1; }
}
