// features.ts
"use dataflow";
export const spend = (budget: number): number => budget / 2;
