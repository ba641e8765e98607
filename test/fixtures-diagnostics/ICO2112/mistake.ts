"use dataflow";
export function total({ spend, tax }: Record<"spend" | "tax", number>): number {
  return spend + tax;
}
