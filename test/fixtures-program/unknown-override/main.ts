import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);

export const mean = flow.executeSync(["spendZeroMean"], {
  inputs: { spend: [1] },
  overrides: { spendMaen: 4, "nothing like it": 1 },
});
