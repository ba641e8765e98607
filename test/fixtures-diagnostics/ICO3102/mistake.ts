"use dataflow";
export function label(week: string): string {
  return `Week ${week}`;
}
export function nextWeek(week: number): number {
  return week + 1;
}
