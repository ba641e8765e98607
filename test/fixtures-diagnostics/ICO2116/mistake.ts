"use dataflow";
export class Costs {
  static "spend-mean"(spend: number): number {
    return spend / 4;
  }
}
