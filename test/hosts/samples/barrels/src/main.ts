import { dataflow } from "@icosian/runtime";
import * as shop from "./index.ts";

const flow = dataflow(shop);
const inputs = { prices: [12, 8] };
console.log(JSON.stringify(flow.executeSync(["summary", "half"], { inputs })));
console.log(JSON.stringify(flow.executeSync(["total", "count"], { inputs })));
const nodes = flow.listAvailableVariables().flatMap(({ isExternalInput, name }) => (isExternalInput ? [] : [name]));
console.log(`nodes: ${nodes.sort().join(", ")}`);
