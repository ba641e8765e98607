"use dataflow";

import type { RunContext } from "@icosian/runtime";

export function spendMean(spend: ArrayLike<number>, { runId }: RunContext): number {
  return runId === "" ? 0 : spend.length;
}

export function spendPerSignup(spend: Float64Array, signups: readonly number[] | null): readonly number[] {
  return Array.from(spend, (each, week) => each / (signups?.[week] ?? 1));
}

export function report({ spendMean, region = "eu" }: { spendMean: number; region?: string }): string {
  return `${region}: ${spendMean}`;
}

export function first<Element>(spend: Iterable<Element>): Element | undefined {
  return [...spend][0];
}
