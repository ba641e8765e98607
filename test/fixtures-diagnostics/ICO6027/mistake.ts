"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as features from "./features.ts";
export const leaf = (spend: number): number => spend / 2;
export const tree: (leaf: number) => number = node(subdag([features]), (leaf: number): number => leaf);
