"use dataflow";

export function spendMean(spend: number, region: string): string {
  return `${region}: ${spend}`;
}
