import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as other from "./other.ts";

export const flow = dataflow(features, other);
