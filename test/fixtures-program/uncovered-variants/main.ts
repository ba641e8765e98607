import { dataflow } from "@icosian/runtime";
import * as holidays from "./holidays.ts";

export const france = dataflow({ modules: [holidays], config: { region: "fr" } });
export const nowhere = dataflow(holidays);
