import { dataflow } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";

const flow = dataflow({
  modules: [features],
  materializers: [
    from(csv<{ spend: Float64Array }>(), { columns: ["spend"], path: "weeks.csv" }),
    to(json, { id: "saved", dependencies: ["spendMaen", "label"], path: "mean.json" }),
  ],
});

await flow.materialize([to(json, { id: "other", dependencies: ["spned"], path: "other.json" })]);
