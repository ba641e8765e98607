// features.ts
"use dataflow";
export { spend as cost } from "./loaders.ts";
// loaders.ts
"use dataflow";
export function spend(budget: number): number {
  return budget / 2;
}
