// main.ts
import { dataflow } from "@icosian/runtime";
import { to } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";
export const flow = dataflow({
  modules: [features],
  materializers: [to(json, { id: "saved", dependencies: ["spendMean"], path: "mean.json" })],
});
