"use dataflow";
export class Costs {
  static tax = (spend: number): number => spend * 0.2;
}
