import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as other from "./other.ts";

const flow = dataflow(features, other);
export const given = flow.executeSync(["total"], { inputs: { spend: 1, rate: features.rate } });
