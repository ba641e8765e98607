"use dataflow";
import { node, subdag, value } from "@icosian/runtime";
import * as counting from "./counting.js";

// The region is a matter of the dataflow's own config.
export const daily = node(subdag([counting], { inputs: { grain: value("day") } }), (count: number): number => count);

export const doubled = (daily: number): number => daily * 2;
