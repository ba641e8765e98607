"use dataflow";
export function spend(file: string): string {
  return file.slice(6);
}
export function spendMean(spend: number): number {
  return spend / 4;
}
