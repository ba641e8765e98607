import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow({ modules: [features], config: { spend: [1, 2] } });

export const mean = flow.executeSync(["spendMean"], { inputs: { spend: [3] } });
