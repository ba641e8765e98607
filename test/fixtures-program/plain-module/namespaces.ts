export * as features from "./features.ts";
