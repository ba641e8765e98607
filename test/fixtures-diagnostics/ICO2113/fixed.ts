"use dataflow";
export function total({ spend, tax }: { spend: number; tax: number }): number {
  return spend + tax;
}
