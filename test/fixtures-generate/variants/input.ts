"use dataflow";
import { node, otherwise, when, whenConfig } from "@icosian/runtime";

/** In the United States. */
export const rate__us = node(when({ region: "us" }), (usRate: number, shared: number): number => usRate * shared);
/** In Switzerland. */
export const rate__ch = node(when({ region: "ch" }), (shared: number): string => String(shared));
/** Everywhere else. */
export const rate__other = node(otherwise(), (shared: number, otherRate: number): number => shared + otherRate);

// Without a region nobody makes it: then it is an input.
export const holidays__us = node(when({ region: "us" }), (year: number): number => 10 + (year % 2));
export const holidays__uk = node(when({ region: "uk" }), (): number => 8);

export const days = node(
  whenConfig(({ isLong }) => isLong === true, { name: "days" }),
  (holidays: number): number => holidays + 1,
);

export const cost = (rate: number | string, holidays: number): string => `${rate} ${holidays}`;
export const rateOnly = (rate: number | string): string => `${rate}`;
