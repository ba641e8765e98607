import { dataflow } from "@icosian/runtime";
import * as holidays from "./holidays.ts";

export const us = dataflow({ modules: [holidays], config: { region: "us" } });
export const france = dataflow({ modules: [holidays], config: { region: "fr" } });
