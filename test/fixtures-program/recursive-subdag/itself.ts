"use dataflow";
import { node, parameterizedSubdag, value } from "@icosian/runtime";
import * as itself from "./itself.ts";

export const leaf = (x: number): number => x;

export const tree: (leaf: number) => number = node(
  parameterizedSubdag([itself], { left: { inputs: { x: value(1) } }, right: {} }),
  (leaf: number): number => leaf,
);
