"use dataflow";
import { does } from "@icosian/runtime";
const _sum = (a: number, b: number): number => a + b;
export class Costs {
  @does(_sum) static total(spend: number, tax: number): number { throw new Error(`${spend} ${tax}`); }
}
