import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const total = await flow.execute(["total"], { inputs: { file: "" } });
export const mean = flow.executeSync(["spendMean"], { overrides: { spend: [1] } });
export const part = flow.executeSync(["total"], { overrides: { spendMean: 1, signups: [1] } });
flow.validateExecution(["total"], { inputs: { file: "" } });
export const rows = flow.executeColumns(["spendMean"], { columns: { file: [""] }, overrides: { spend: [1] } });
