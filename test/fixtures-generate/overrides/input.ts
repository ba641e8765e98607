"use dataflow";

export const price = (net: number): number => net * 1.2;
export const label = (price: number): string => `${price} EUR`;
