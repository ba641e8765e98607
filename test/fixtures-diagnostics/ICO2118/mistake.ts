"use dataflow";
export function spendMean(spend: number, weeks: number): number {
  return spend / weeks;
}
export function report(title: string): string {
  return `${title}: ${spendMean}`;
}
