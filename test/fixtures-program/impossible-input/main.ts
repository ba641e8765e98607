import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as costs from "./costs.ts";

export const flow = dataflow(features, costs);
