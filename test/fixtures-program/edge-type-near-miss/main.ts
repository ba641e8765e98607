import { dataflow } from "@icosian/runtime";
import * as fanned from "./fanned.ts";
import * as fed from "./fed.ts";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";
import * as modified from "./modified.ts";

declare const region: string;

export const flow = dataflow(features, loaders);
export const british = dataflow({ modules: [modified], config: { region: "uk" } });
export const american = dataflow({ modules: [modified], config: { region: "us" } });
export const either = dataflow({ modules: [modified], config: { region } });
export const fan = dataflow(fanned);
export const fedFlow = dataflow({ modules: [fed], config: { key: 1, region } });
