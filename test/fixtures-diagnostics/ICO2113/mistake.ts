"use dataflow";
export function total({ spend }: { spend: number }, { tax }: { tax: number }): number {
  return spend + tax;
}
