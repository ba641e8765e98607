"use dataflow";
export class Costs {
  static tax(spend: number): number {
    return spend * 0.2;
  }
}
