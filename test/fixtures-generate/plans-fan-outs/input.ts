"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

/** Items that are there already. */
export function price(prices: readonly number[]): Parallelizable<number> {
  return prices;
}

/** Collects the items themselves: the loop calls nothing. */
export function sum(price: Collect<number>): number {
  return price.reduce((total, each) => total + each, 0);
}

/** Takes its inputs by name, one of them the same for all items. */
export function label({ price, currency }: { price: number; currency: string }): string {
  return `${currency} ${price}`;
}

export const labels = (label: Collect<string>): string => label.join(", ");

/** Values that need memory, and are dropped. */
export function parts(price: number, step: number): readonly number[] {
  return Array.from({ length: price }, (_, index) => index * step);
}

export function largest(parts: readonly number[]): number {
  return Math.max(...parts);
}

/** A fan-out within a fan-out. */
export function part(parts: readonly number[]): Parallelizable<number> {
  return parts;
}

export const half = (part: number): number => part / 2;

export const halves = (half: Collect<number>): readonly number[] => half;

export function all(halves: Collect<readonly number[]>, largest: Collect<number>): number {
  return halves.flat().length + largest.length;
}

/** Items that have to be waited for. */
export async function* line(url: string): Parallelizable<string> {
  yield await Promise.resolve(url);
}

export const trimmed = (line: string): string => line.trim();

export const words = (trimmed: string): readonly string[] => trimmed.split(" ");

export const text = (words: Collect<readonly string[]>): string => words.flat().join(" ");

/** An async node for each item, and a row of others after it. */
export async function rate(price: number): Promise<number> {
  return Promise.resolve(price);
}

export const net = (price: number, rate: number): number => price * rate;

export const gross = (net: number): number => net * 1.2;

export const rounded = (gross: number): number => Math.round(gross);

export const bill = (rounded: number, currency: string): string => `${rounded} ${currency}`;

export const bills = (bill: Collect<string>): string => bill.join("\n");
