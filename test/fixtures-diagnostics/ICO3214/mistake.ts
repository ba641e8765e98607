// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
export const round = (x: number): number => Math.round(x);
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow(features);
await flow.execute(["spendMean"], { inputs: { spend: 120 } });
