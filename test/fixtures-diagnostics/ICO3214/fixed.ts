// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
export const _round = (x: number): number => Math.round(x);
