// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
