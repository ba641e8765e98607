"use dataflow";
import { node, tag } from "@icosian/runtime";
export const spendMean = node(tag({ unit: "euro" }), (spend: number): number => spend / 2);
