import { dataflow, source, value } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";

declare const path: string;

const spend = from(csv<{ "Spend (USD)": Float64Array }>(), {
  columns: { spend: "Spend (USD)" },
  path: source("file"),
  types: value({}),
});

const flow = dataflow({
  modules: [features],
  materializers: [spend, to(json, { id: "saved", dependencies: ["label"], path })],
});

await flow.execute(["saved", "spend.metadata"], { inputs: { file: "weeks.csv" } });
