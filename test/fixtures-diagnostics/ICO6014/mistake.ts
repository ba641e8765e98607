"use dataflow";
import { extractFields, node } from "@icosian/runtime";
export const statistics = node(extractFields("mean", "mean"), (spend: number): { mean: number } => ({ mean: spend / 4 }));
