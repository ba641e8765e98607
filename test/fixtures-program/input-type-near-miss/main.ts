import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const flow = dataflow(features);
const region = "eu";
const weeks: number | string = JSON.parse("4");
const spend = [1, 2] as const;

export const mean = await flow.execute(["spendMean"], { inputs: { spend: [] } });
export const constant = await flow.execute(["spendMean"], { inputs: { spend } });
export const report = flow.executeSync(["weekly"], { inputs: { region } });
if (typeof weeks === "number") flow.executeSync(["weekly"], { inputs: { region, weeks } });
export const absent = flow.executeSync(["weekly"], { inputs: { region: "us", weeks: undefined } });
export const pair = flow.executeSync(["first"], { inputs: { list: ["a"], pair: [1, "b"] } });
export const unused = flow.executeSync(["spendMean", "weeks"], { inputs: { spend: [1], weeks: 4 } satisfies object });
export const lists = flow.executeColumns(["spendMean"], { columns: { spend: [[1], [2, 3]] } });
const rows = { columns: { region: ["eu", "us"] as const, weeks: Float64Array.of(1, 2) } };
export const weekly = flow.executeColumns(["weekly"], rows);
export const typed = flow.executeColumns(["weekly"], { columns: { weeks: new Int8Array(2) }, inputs: { region } });
