"use dataflow";
export function label(week: number, year?: number): string {
  return `${week}/${year}`;
}
