"use dataflow";
import { does, node } from "@icosian/runtime";
export const RATE = 0.2;
const _product = (a: number, b: number): number => a * b;
export const tax = node(does(_product), (spend: number, rate: number = RATE): number => {
  throw new Error("computed by _product");
});
