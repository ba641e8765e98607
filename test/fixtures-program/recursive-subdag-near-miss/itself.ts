"use dataflow";
import { node, subdag, whenNot } from "@icosian/runtime";
import * as itself from "./itself.ts";

export const leaf = (x: number): number => x;

// Inside the subdag the config switches it off.
export const tree: (leaf: number) => number = node(
  whenNot({ isInner: true }),
  subdag([itself], { config: { isInner: true } }),
  (leaf: number): number => leaf,
);
