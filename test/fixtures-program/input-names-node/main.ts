import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = flow.executeSync(["spendZeroMean"], { inputs: { spend: [1], spendMean: 4 } });
export const rows = flow.executeColumns(["spendZeroMean"], { columns: { spend: [[1]], spendMean: [4] } });
