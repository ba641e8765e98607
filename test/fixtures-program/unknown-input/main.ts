import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = await flow.execute(["spendMean"], { inputs: { spend: [1], sepnd: [2], comment: "" } });
export const rows = flow.executeColumns(["spendMean"], { columns: { spend: [[1]], spent: [[2]] } });
