import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const region: string = "eu".slice(0);
const weeks = "4";

export const mean = await flow.execute(["spendMean"], { inputs: { spend: new Set([1]) } });
export const report = flow.executeSync(["weekly"], { inputs: { region, weeks } });
export const promised = flow.executeSync(["spendMean"], { inputs: { spend: Promise.resolve([1]) } });
export const whole = flow.executeColumns(["spendMean"], { columns: { spend: Float64Array.of(1, 2) } });
const shared = { columns: { region: ["eu"] as const, weeks: ["4"] } };
export const rows = flow.executeColumns(["weekly"], shared);
export const mixed = flow.prepare(["weekly"]).executeColumns({ columns: { region: ["eu"] as const }, inputs: { weeks } });
