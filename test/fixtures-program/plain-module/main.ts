import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as helpers from "./helpers.ts";
import * as namespaces from "./namespaces.ts";
import * as picking from "./picking.ts";

export const flow = dataflow(features, helpers);
export const picked = dataflow(picking);
export const named = dataflow(namespaces);
