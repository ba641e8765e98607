"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* spend(): Parallelizable<number> {
  yield 1;
}

export function mean(spend: Collect<number>): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

export function zeroMean(spend: number, mean: number): number {
  return spend - mean;
}

export function rank(spend: number, { spend: all }: { spend: Collect<number> }): number {
  return all.indexOf(spend);
}
