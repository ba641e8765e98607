import { dataflow } from "@icosian/runtime";
import * as costs from "./costs.ts";
import * as features from "./features.ts";

export const flow = dataflow(costs, features);
