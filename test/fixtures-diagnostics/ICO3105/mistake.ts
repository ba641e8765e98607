// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
export const report = (spendMaen: number): string => `Mean: ${spendMaen}`;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
