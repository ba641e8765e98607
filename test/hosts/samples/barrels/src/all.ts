export * from "./sums.ts";
export * from "./text.ts";
