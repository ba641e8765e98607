"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export const spend = (): Parallelizable<number> => [120, 80];
export const largest = (spend: Collect<number>): number => Math.max(...spend);
export const shares = (spend: Collect<number>, largest: number): number[] => spend.map((each) => each / largest);
