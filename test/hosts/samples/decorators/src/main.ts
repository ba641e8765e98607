import { dataflow } from "@icosian/runtime";
import * as sales from "./sales.ts";

const flow = dataflow(sales);
const values = flow.executeSync(["total", "a", "b"], { inputs: { x: 3 } });
const owned = flow.listAvailableVariables({ tags: { owner: "me" } });
console.log(JSON.stringify({ ...values, owner: owned.at(-1)?.tags["owner"] }));
