// features.ts
"use dataflow";
export const spendMean = (spend: number): number => spend / 4;
// main.ts
import { dataflow } from "@icosian/runtime";
import { to } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";
const saver = to(json, { id: "saved", dependencies: ["spendMean", "spendMean"], path: "mean.json" });
export const flow = dataflow({ modules: [features], materializers: [saver] });
