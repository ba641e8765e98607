import { dataflow } from "@icosian/runtime";
import * as otherwise from "./otherwise.ts";
import * as fanned from "./fanned.ts";
import * as fed from "./fed.ts";
import * as features from "./features.ts";
import * as loaders from "./loaders.ts";
import * as modified from "./modified.ts";
import * as objects from "./objects.ts";

declare const region: string;

export const flow = dataflow(features, loaders);
export const british = dataflow({ modules: [modified], config: { region: "uk" } });
export const either = dataflow({ modules: [modified], config: { region } });

// A variant of a config that is not known is not hidden by the one that is there where no other is.
export const withAnyConfig = (config: { region: string }): unknown => dataflow({ modules: [otherwise], config });
export const fan = dataflow(fanned);
export const told = dataflow(objects);
export const fedFlow = dataflow({ modules: [fed], config: { key: "text", region } });
