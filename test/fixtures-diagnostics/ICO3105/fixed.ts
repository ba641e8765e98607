// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
export const report = (spendMean: number): string => `Mean: ${spendMean}`;
