"use dataflow";

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

export function spendText(spend: string): string {
  return spend;
}
