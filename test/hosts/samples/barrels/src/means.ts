"use dataflow";

export class Means {
  static mean(total: number, count: number): number {
    return total / count;
  }
  static median(prices: readonly number[]): number {
    return prices[0] ?? Number.NaN;
  }
}

export const unused = (unknown: string): string => unknown;
export const half = (total: number): number => total / 2;
