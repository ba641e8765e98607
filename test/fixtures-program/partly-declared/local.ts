"use dataflow";

export function report(spendMean: number): string {
  return spendMean.toFixed();
}
