"use dataflow";

export function spendMean(spend: number, region: string, year: number = 2024): string {
  return `${region}: ${spend * year}`;
}
