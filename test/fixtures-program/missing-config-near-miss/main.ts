import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

declare const config: Readonly<Record<string, unknown>>;
declare const rate: number;

export const flow = dataflow({ modules: [features], config: { rate } });
export const open = dataflow({ modules: [features], config });
