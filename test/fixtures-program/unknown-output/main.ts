import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = await flow.execute(["spendMaen"], { inputs: { spend: [1] } });
export const other = flow.executeSync(["spendMean", "nothingLikeIt" as const], { inputs: { spend: [1] } });
flow.validateExecution([`spendZeromean`], { inputs: { spend: [1] } });
