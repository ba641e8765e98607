"use dataflow";

export function spendMean(spend: readonly number[], region: "eu" | "us", weeks: number): string {
  return `${region}: ${spend.length / weeks}`;
}
