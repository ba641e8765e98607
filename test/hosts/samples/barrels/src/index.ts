"use dataflow";
export * from "./all.ts";
export * from "./picked.ts";
export * from "./sums.ts";
export * as texts from "./text.ts";

export function summary(count: number, total: number, price: number): string {
  return `${count} of ${total}, ${price}`;
}
