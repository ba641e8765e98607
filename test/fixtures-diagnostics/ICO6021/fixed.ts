"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export const spend = (): Parallelizable<number> => [120, 80];
export const total = (spend: Collect<number>): number => spend.reduce((sum, each) => sum + each, 0);
