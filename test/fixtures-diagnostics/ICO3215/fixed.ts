// features.ts
"use dataflow";
export const rate = (): number => 0.2;
export const tax = (spend: number, rate: number): number => spend * rate;
