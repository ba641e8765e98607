"use dataflow";
export * from "./all.js";
export { Means, quad } from "./more.js";

/** A node of its own. */
export function label(quad: number, mean: number): string {
  return `${quad} ${mean}`;
}
