"use dataflow";
import type { Parallelizable } from "@icosian/runtime";
export const week = (): Parallelizable<number> => [1, 2];
export const city = (): Parallelizable<string> => ["Oslo", "Rome"];
export const label = (week: number, city: string): string => `${city} ${week}`;
