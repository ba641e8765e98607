// loaders.ts
"use dataflow";
export const budget = (): number => 120;
