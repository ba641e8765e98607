"use dataflow";
import { mutate, node } from "@icosian/runtime";
export const spend = (budget: number): number => budget / 3;
export const rounded = node(mutate("spend"), (amount: number): number => Math.round(amount));
