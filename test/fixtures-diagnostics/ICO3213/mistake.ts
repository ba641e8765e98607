// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
// main.ts
import { dataflow } from "@icosian/runtime";
import { spendMean } from "./features.ts";
export const flow = dataflow(spendMean);
