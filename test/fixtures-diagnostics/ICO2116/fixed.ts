"use dataflow";
export class Costs {
  static spendMean(spend: number): number {
    return spend / 4;
  }
}
