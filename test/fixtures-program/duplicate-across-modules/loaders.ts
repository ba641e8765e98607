"use dataflow";

export class Spend {
  static spendMean(week: number): number {
    return week;
  }
}
