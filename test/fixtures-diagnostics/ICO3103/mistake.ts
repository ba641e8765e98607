// features.ts
"use dataflow";
export const spend = (budget: number): number => budget / 2;
// loaders.ts
"use dataflow";
export const spend = (): number => 120;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";
export const flow = dataflow(features, loaders);
