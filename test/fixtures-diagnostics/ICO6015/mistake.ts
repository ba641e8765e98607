"use dataflow";
import { mutate, node } from "@icosian/runtime";
export const spend = (budget: number): number => budget / 3;
export const rounded = node(mutate("spned"), (amount: number): number => Math.round(amount));
