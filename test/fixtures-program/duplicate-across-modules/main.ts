import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";
import * as tests from "./tests.ts";

export const flow = dataflow({ modules: [features, loaders, tests] });
