import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow({ modules: [features], config: { spend: [1, 2] } });
const plain = dataflow(features);

export const mean = flow.executeSync(["spendMean"], { overrides: { spend: [3] } });
export const other = plain.executeSync(["spendMean"], { inputs: { spend: [3] } });
