"use dataflow";
import type { RunContext } from "@icosian/runtime";
export function label(spend: number, context: RunContext | null): string {
  return `${context?.node}: ${spend}`;
}
