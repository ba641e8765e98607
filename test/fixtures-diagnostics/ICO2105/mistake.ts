"use dataflow";
export function label(week: number): string;
export function label(week: number, year: number): string;
export function label(week: number, year?: number): string {
  return `${week}/${year}`;
}
