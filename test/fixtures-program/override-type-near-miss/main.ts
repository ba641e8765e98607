import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = flow.executeSync(["spendZeroMean"], { overrides: { spend: new Array<number>(4), spendMean: 4 } });
export const last = flow.executeSync(["spendZeroMean"], { overrides: { spendZeroMean: [] } });
