"use dataflow";
import { node, parameterize } from "@icosian/runtime";
import { windows } from "./settings.ts";

export const mean = node(parameterize(windows), (spend: number, days: number): number => spend / days);

export const total = (mean3: number, mean7: number): number => mean3 + mean7;
