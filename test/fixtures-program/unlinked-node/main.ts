import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
export const text = flow.executeSync(["report"], { inputs: { spend: [1] } });
