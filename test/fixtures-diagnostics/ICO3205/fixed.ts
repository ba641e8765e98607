// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow(features);
await flow.execute(["total"], { inputs: { spend: 120 }, overrides: { tax: 0 } });
