import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const spend = [1];
const others: Record<string, number> = { nothing: 1 };

export const mean = flow.executeSync(["spendZeroMean"], { overrides: { spend, spendMean: 4 } });
export const spread = flow.executeSync(["spendZeroMean"], { inputs: { spend }, overrides: { ...others } });
