"use dataflow";
import type { Parallelizable } from "@icosian/runtime";

export function* week(): Parallelizable<number> {
  yield 1;
}

export async function* city(): Parallelizable<string> {
  yield "Oslo";
}

export function label(city: string): string {
  return city.toUpperCase();
}

export function sales(week: number, label: string): number {
  return week + label.length;
}
