"use dataflow";
import { exclude, node } from "@icosian/runtime";

export const rate = 0.5;

function weeks(): number {
  return 4;
}

export const months = node(exclude(), (): number => weeks() / 4);

export function costs(spend: number, rate: number, weeks: number, months: number): number {
  return spend * rate * weeks * months;
}
