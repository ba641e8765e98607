"use dataflow";
export function spendMean(spend: number, weeks: number): number {
  return (spend / weeks;
}
