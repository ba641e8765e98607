// features.ts
"use dataflow";
import { node, parameterize, value } from "@icosian/runtime";
export const mean = node(parameterize({ mean4: { weeks: value(4) } }), (spend: number, weeks: number): number => spend / weeks);
