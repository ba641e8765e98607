"use dataflow";
import { checkOutput, node } from "@icosian/runtime";
export const label = node(checkOutput({ contains: "Week" }), (week: number): string => `Week ${week}`);
