// main.ts, where @acme/costs was compiled without @icosian/transformer
import { dataflow } from "@icosian/runtime";
import * as costs from "@acme/costs";
export const flow = dataflow(costs);
