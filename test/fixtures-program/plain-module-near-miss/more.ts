"use dataflow";

export function doubled(spendMean: number): number {
  return spendMean * 2;
}
export function unpicked(unknown: string): string {
  return unknown;
}
