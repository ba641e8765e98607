import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const inputs = { spend: [1], comment: "" };
const names = ["spendMean"] as const;
const computed: string = "spendMean".slice(0);

export const mean = await flow.execute(["spendMean", "spend"], { inputs: { spend: [1] } });
export const same = flow.executeSync([features.spendMean], { inputs: { spend: [1] } });
export const given = await flow.execute(["spendMean", "comment"], { inputs });
export const listed = flow.executeSync([...names, computed], { inputs: { spend: [1] } });
export const asked = flow.executeSync(["comment"], { inputs: { comment: "" } });
