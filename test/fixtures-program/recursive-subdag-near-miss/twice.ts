"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as inner from "./inner.ts";

// One module in two subdags is no circle.
export const first = node(subdag([inner]), (doubled: number): number => doubled);

export const second = node(subdag([inner]), (doubled: number): number => doubled);
