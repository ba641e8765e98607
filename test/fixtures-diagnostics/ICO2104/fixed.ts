// features.ts
"use dataflow";
export { spend } from "./loaders.ts";
