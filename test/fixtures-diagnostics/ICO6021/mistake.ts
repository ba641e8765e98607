"use dataflow";
import type { Collect } from "@icosian/runtime";
export const spend = (): number => 120;
export const total = (spend: Collect<number>): number => spend.reduce((sum, each) => sum + each, 0);
