"use dataflow";

export const innerTotal = (weeks: number): number => weeks;

export const innerText = (innerTotal: string): string => innerTotal;
