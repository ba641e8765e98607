"use dataflow";
import type { Parallelizable } from "@icosian/runtime";

export function spendMean(spend: readonly number[]): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

export function spendPerSignup({ spend, signups }: { spend: readonly number[]; signups: number }): number[] {
  return spend.map((each) => each / signups);
}

export function isHigh(spendMean: number, limit: number = 100): boolean {
  return spendMean > limit;
}

export const label = (isHigh: boolean, region?: string): string => `${region ?? "anywhere"}: ${isHigh}`;

export async function rate(currency: string): Promise<number> {
  return Promise.resolve(currency.length);
}

export function* regions(spend: readonly number[]): Parallelizable<number> {
  yield* spend;
}

export function perRegion(regions: number): number {
  return regions;
}

export function discounted(spendPerSignup: number[], rate: number): number[] {
  return spendPerSignup.map((each) => each * rate);
}
