"use dataflow";
import { node, parameterize, value } from "@icosian/runtime";
const windows = { mean4: { weeks: value(4) } };
export const mean = node(parameterize(windows), (spend: number, weeks: number): number => spend / weeks);
