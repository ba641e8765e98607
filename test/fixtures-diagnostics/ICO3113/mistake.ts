"use dataflow";
import { node, parameterize, value } from "@icosian/runtime";
const windows = Object.fromEntries([4].map((weeks) => [`mean${weeks}`, { weeks: value(weeks) }]));
export const mean = node(parameterize(windows), (spend: number, weeks: number): number => spend / weeks);
