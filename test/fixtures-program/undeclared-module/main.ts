import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as local from "./local.ts";

export const flow = dataflow(features, local);

export const again = dataflow(features);
