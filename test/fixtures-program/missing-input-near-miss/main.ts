import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow({ modules: [features], config: { weeks: 4 } });
const options = { inputs: { spend: [1] } };

export const report = flow.executeSync(["weekly"], { overrides: { spendMean: 4 } });
export const mean = await flow.execute(["spendMean"], options);
export const spread = await flow.execute(["spendMean"], { ...options });
export const given = await flow.execute(["spendMean"], { inputs: { ...options.inputs } });
export const replaced = flow.executeSync(["spendMean"], { overrides: { spend: [1] } });
export const fromConfig = flow.executeSync(["weeks"]);
export const rows = flow.executeColumns(["spendZeroMean"], { columns: { spend: [[1]] } });
const unset = dataflow(features);
export const both = unset.executeColumns(["weekly"], { columns: { spend: [[1]] }, inputs: { weeks: 4 } });
export const open = unset.executeColumns(["weekly"], { columns: { ...{ spend: [[1]] }, weeks: [4] } });
