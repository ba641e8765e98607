import { dataflow } from "@icosian/runtime";
import * as holidays from "./holidays.ts";
import * as more from "./more.ts";

declare const region: string;

export const us = dataflow({ modules: [holidays], config: { region: "us", days: 2 } });
export const none = dataflow(holidays);
export const some = dataflow({ modules: [holidays], config: { region, days: 3 } });
// Which of two modules counts is what the option says.
export const both = dataflow({ modules: [holidays, more], config: { region: "us" }, allowModuleOverrides: true });
