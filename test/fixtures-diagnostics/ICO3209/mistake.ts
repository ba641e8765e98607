// features.ts
"use dataflow";
export const spend = async (): Promise<number> => 120;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow(features);
flow.executeSync(["spend"]);
