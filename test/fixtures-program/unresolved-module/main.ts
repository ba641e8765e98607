import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loaders from "./loadres.ts";
import { groups } from "./groups.ts";

export const flow = dataflow(features, loaders);
export const grouped = dataflow({ modules: [groups.features] });
