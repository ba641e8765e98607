import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as means from "./modified.ts";

const flow = dataflow(features);

export const mean = await flow.execute(["spendZeroMean"]);
export const report = flow.executeSync(["weekly", features.spendMean], { inputs: { spend: [1] } });
export const input = flow.executeSync(["weeks"], {});

const modified = dataflow(means);

export const short = modified.executeSync(["short", "scaled"], { inputs: {} });
export const long = modified.executeSync(["long"], { inputs: { sales: 1 } });
export const rows = flow.executeColumns(["weekly"], { columns: { spend: [[1]] } });
