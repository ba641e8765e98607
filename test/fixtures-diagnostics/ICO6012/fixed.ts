"use dataflow";
import { extractFields, node, tag } from "@icosian/runtime";
export const statistics = node(
  tag({ unit: "euro" }, { target: "mean" }),
  extractFields("mean"),
  (spend: number): { mean: number } => ({ mean: spend / 4 }),
);
