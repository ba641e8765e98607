"use dataflow";

export function costPerWeek({ spend, weeks }: { spend: bigint; weeks: number }): number {
  return Number(spend) / weeks;
}
