// features.ts
"use dataflow";
export const spendMean = (spend: number, weeks: number): number => spend / weeks;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow({ modules: [features], config: { weeks: 4 } });
await flow.execute(["spendMean"], { inputs: { spend: 120, weeks: 2 } });
