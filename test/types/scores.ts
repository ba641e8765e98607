/** Scalar functions for the type tests. */
export const $manifest = { manifestVersion: 1 };
export type Minutes = number;

export const double = (score: number): number => score * 2;
export const minutes = (score: number): Minutes => score / 60;
export const level = (score: number): 0 | 1 => (score > 0 ? 1 : 0);
export const label = (double: number, unit: string): string => `${double} ${unit}`;
export const isHigh = (score: number): boolean => score > 9;
export const maybe = (score: number): number | null => (score > 0 ? score : null);
export const huge = (score: number): bigint => BigInt(score);
export const anything = (score: number): unknown => score;
