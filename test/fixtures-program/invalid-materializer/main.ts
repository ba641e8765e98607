import { dataflow } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";

export const flow = dataflow({
  modules: [features],
  materializers: [
    from(csv, { path: "weeks.csv" }),
    from(csv, { target: "weeks", items: "week", path: "weeks.csv" }),
    from(csv, { columns: ["spend", "spend"], path: "weeks.csv" }),
    from(json, { items: "order", path: "orders.json" }),
    to(json, { id: "saved", dependencies: ["label", "label"], path: "mean.json" }),
    to(json, { id: "empty", dependencies: [], path: "mean.json" }),
  ],
});
