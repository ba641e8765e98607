"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* week(year: number): Parallelizable<number> {
  yield year;
}

export function spend(week: number): number {
  return week / 2;
}

/** Collects what is inside, the items themselves, and something optional that is not there. */
export function total(spend: Collect<number>, week: Collect<number>, rate?: Collect<number>): number {
  return spend.length + week.length + (rate ?? []).length;
}
