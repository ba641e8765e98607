"use dataflow";
import { exclude, node } from "@icosian/runtime";

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

/** Takes what another node takes. */
export function spendMax(spend: readonly number[]): number {
  return Math.max(...spend);
}

/** Is asked for. */
export function version(): string {
  return "1";
}

/** Is asked for by its function. */
export function build(): string {
  return "2";
}

export function _main(): void {}

export const helper = node(exclude(), (): number => 1);
