import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as helpers from "./helpers.ts";

export const flow = dataflow(features, helpers);
