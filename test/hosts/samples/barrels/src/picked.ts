"use dataflow";
import { half } from "./means.ts";
export { half };
export { Means } from "./means.ts";
export { join as _join } from "./text.ts";

/** A node of the barrel's own. */
export const price = (mean: number): number => mean + 15;
