import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const total = flow.executeSync(["total"], { inputs: { file: "" } });
export const part = flow.executeSync([features.total], { inputs: { file: "" }, overrides: { spend: [1] } });
export const rows = flow.executeColumns(["total"], { columns: { file: [""] }, overrides: { spend: [1] } });
