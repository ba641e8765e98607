import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = flow.executeSync(["spendZeroMean"], { overrides: { spend: "1, 2", spendMean: 4 } });
export const zero = flow.executeSync(["spendZeroMean"], { overrides: { spend: [1], spendMean: "4" } });
