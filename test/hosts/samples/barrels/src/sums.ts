"use dataflow";

/** The sum of all prices. */
export function total(prices: readonly number[]): number {
  return prices.reduce((left, right) => left + right, 0);
}

export function count(prices: readonly number[]): number {
  return prices.length;
}
