// features.ts
"use dataflow";
export const spendMean = (spend: number, weeks: number): number => spend / weeks;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow({ modules: [features], config: { weeks: "4" } });
