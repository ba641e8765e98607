import { dataflow } from "@icosian/runtime";
import * as barrel from "./barrel.ts";
import { spend } from "./helpers.ts";
import { features } from "./index.ts";
import * as picking from "./picking.ts";

export const flow = dataflow(features);
export const value = await flow.execute(["spendMean"], { inputs: { spend: spend() } });

export const all = dataflow(barrel, features, picking);
export const text: string = all.executeSync(["shown"], { inputs: { spend: 1 } }).shown;
