export * from "./double.js";
export * from "./text.js";
