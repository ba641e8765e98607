import { dataflow } from "@icosian/runtime";
import * as inner from "./inner.ts";
import * as itself from "./itself.ts";
import * as twice from "./twice.ts";

export const ended = dataflow(itself).executeSync(["tree"], { inputs: { x: 1 } });
export const both = dataflow(twice, inner).executeSync(["first", "second"], { inputs: { x: 1 } });
