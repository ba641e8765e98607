"use dataflow";

export const doubled = (x: number): number => x * 2;
