import { dataflow } from "@icosian/runtime";
import { features } from "./index.ts";

/** Which modules there are is only known when it runs. */
declare const others: readonly object[];

export const flow = dataflow(features);
export const flexible = dataflow({ modules: [features, ...others] });
