"use dataflow";
import { does, node } from "@icosian/runtime";
const _sum = (a: number, b: number): number => a + b;
export const total = node(does(_sum), (spend: number, tax: number = spend / 5): number => {
  throw new Error("computed by _sum");
});
