import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";

export const flow = dataflow(features, loaders);
