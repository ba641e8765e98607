"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* spend(): Parallelizable<number> {
  yield 1;
}

export function mean(spend: Collect<number>): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

/** Fans out again over what was collected. */
export function zeroMean(spend: Collect<number>, mean: number): Parallelizable<number> {
  return spend.map((each) => each - mean);
}

export function rounded(zeroMean: number, mean: number): number {
  return Math.round(zeroMean * mean);
}
