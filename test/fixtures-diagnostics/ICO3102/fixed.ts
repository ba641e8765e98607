"use dataflow";
export function label(week: number): string {
  return `Week ${week}`;
}
export function nextWeek(week: number): number {
  return week + 1;
}
