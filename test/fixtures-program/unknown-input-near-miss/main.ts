import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const comment = "comment";

// `weeks` is an input of the dataflow, though not of this request; `comment` is asked for.
export const mean = await flow.execute(["spendMean"], { inputs: { spend: [1], weeks: 4 } });
export const asked = await flow.execute(["spendMean", "comment"], { inputs: { spend: [1], comment } });
export const computed = await flow.execute(["spendMean"], { inputs: { spend: [1], [comment + "s"]: 4 } });
