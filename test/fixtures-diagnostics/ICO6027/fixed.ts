// leaves.ts
"use dataflow";
export const leaf = (spend: number): number => spend / 2;
// features.ts
"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as leaves from "./leaves.ts";
export const tree: (leaf: number) => number = node(subdag([leaves]), (leaf: number): number => leaf);
