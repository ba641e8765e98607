import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";

export const flow = dataflow({ modules: [features, loaders], allowModuleOverrides: true });
export const same = dataflow(features, features);
export const apart = [dataflow(features), dataflow(loaders)];
