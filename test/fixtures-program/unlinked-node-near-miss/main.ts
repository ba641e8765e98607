import { dataflow } from "@icosian/runtime";
import * as elsewhere from "./asked-elsewhere.ts";
import * as features from "./features.ts";

const flow = dataflow(features);
export const mean = flow.executeSync(["spendMean"], { inputs: { spend: [1] } });
export const versions = flow.executeSync(["version", features.build]);

// Others ask, or it is not known what is asked.
export const exported = dataflow(elsewhere);
export const run = (names: ("one" | "two")[]): unknown => dataflow(elsewhere).executeSync(names);
