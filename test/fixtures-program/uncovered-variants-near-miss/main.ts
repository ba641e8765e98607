import { dataflow } from "@icosian/runtime";
import * as holidays from "./holidays.ts";

declare const config: Readonly<Record<string, unknown>>;
declare const region: string;

export const us = dataflow({ modules: [holidays], config: { region: "us" } });
export const any = dataflow({ modules: [holidays], config });
export const one = dataflow({ modules: [holidays], config: { region } });
export const given = dataflow({ modules: [holidays], config: { region: "fr", holidays: 11 } });
