export * from "./features.ts";
export * from "./helpers.ts";
export * from "./picking.ts";
