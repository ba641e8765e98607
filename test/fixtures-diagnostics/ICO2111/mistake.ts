"use dataflow";
export function total({ spend, ...rest }: { spend: number; tax: number }): number {
  return spend + rest.tax;
}
