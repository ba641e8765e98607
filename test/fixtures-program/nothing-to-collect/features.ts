"use dataflow";
import type { Collect } from "@icosian/runtime";

export function spend(year: number): number {
  return year / 2;
}

export function total(spend: Collect<number>, rate: Collect<number>): number {
  return spend.length + rate.length;
}
