"use dataflow";
export function spend(file: string): number {
  return Number(file.slice(6));
}
export function spendMean(spend: number): number {
  return spend / 4;
}
