"use dataflow";
import type { RunContext } from "@icosian/runtime";
export function label(spend: number, context: RunContext): string {
  return `${context.node}: ${spend}`;
}
