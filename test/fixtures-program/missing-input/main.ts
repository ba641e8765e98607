import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = await flow.execute(["spendZeroMean"]);
export const report = flow.executeSync(["weekly", features.spendMean], { inputs: { spend: [1] } });
export const input = flow.executeSync(["weeks"], {});
