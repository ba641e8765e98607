import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const config: { readonly spendMean?: number } = {};
const open = dataflow({ modules: [features], config });

export const mean = flow.executeSync(["spendZeroMean"], { inputs: { spend: [1] }, overrides: { spendMean: 4 } });
export const unknown = open.executeSync(["spendZeroMean"], { inputs: { spend: [1], spendMean: 4 } });
