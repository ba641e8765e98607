"use dataflow";

export const total = (weeks: number): number => weeks;
