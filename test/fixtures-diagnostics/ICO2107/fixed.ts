"use dataflow";
export class Costs {
  private static readonly rate = 0.2;
  static tax(spend: number): number {
    return spend * Costs.rate;
  }
}
