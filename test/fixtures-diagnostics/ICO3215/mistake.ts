// features.ts
"use dataflow";
export const rate = 0.2;
export const tax = (spend: number, rate: number): number => spend * rate;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
