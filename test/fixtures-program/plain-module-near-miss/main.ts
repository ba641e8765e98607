import { dataflow } from "@icosian/runtime";
import { spend } from "./helpers.ts";
import { features } from "./index.ts";

export const flow = dataflow(features);
export const value = await flow.execute(["spendMean"], { inputs: { spend: spend() } });
