"use dataflow";

/** Ours: in francs. */
export const price = (net: number, francs: number): string => `${net * francs} CHF`;
export const label = (price: string): string => price;
