import { dataflow } from "@icosian/runtime";
import { to } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";
import * as rest from "./rest.ts";

// A node, an input that a function reads, and a node that another saver makes.
const flow = dataflow({
  modules: [features, rest],
  materializers: [
    to(json, { id: "saved", dependencies: ["label", "spend"], path: "mean.json" }),
    to(json, { id: "savedAgain", dependencies: ["saved"], path: "again.json" }),
  ],
});

await flow.execute(["savedAgain"], { inputs: { spend: Float64Array.of(1) } });

// What the list holds is known only when the program runs.
declare const more: ReturnType<typeof to>[];
export const open = dataflow({
  modules: [features],
  materializers: [...more, to(json, { id: "kept", dependencies: ["somethingElse"], path: "kept.json" })],
});
