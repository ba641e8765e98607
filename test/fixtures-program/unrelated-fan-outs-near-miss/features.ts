"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* week(): Parallelizable<number> {
  yield 1;
}

/** Inside the other. */
export async function city(week: number): Promise<Parallelizable<string>> {
  return ["Oslo".repeat(week)];
}

export function* store(): Parallelizable<string> {
  yield "north";
}

export function sales(week: number, city: string, store: Collect<string>): number {
  return week + city.length + store.length;
}
