"use dataflow";
import { node, tag } from "@icosian/runtime";
const half = (spend: number): number => spend / 2;
export const spendMean = node(tag({ unit: "euro" }), half);
