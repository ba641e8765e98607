import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as means from "./modified.ts";

const flow = dataflow(features);

export const mean = await flow.execute(["spendMaen"], { inputs: { spend: [1] } });
export const other = flow.executeSync(["spendMean", "nothingLikeIt" as const], { inputs: { spend: [1] } });
flow.validateExecution([`spendZeromean`], { inputs: { spend: [1] } });

const modified = dataflow(means);

export const gone = modified.executeSync(["mean", "shrot"], { inputs: { sales: 1 } });
export const found = modified.executeSync(["short", "label", "statistics"], { inputs: { sales: 1 } });
