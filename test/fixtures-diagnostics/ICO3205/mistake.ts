// features.ts
"use dataflow";
export const tax = (spend: number): number => spend * 0.2;
export const total = (spend: number, tax: number): number => spend + tax;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow(features);
await flow.execute(["total"], { inputs: { spend: 120, tax: 0 } });
