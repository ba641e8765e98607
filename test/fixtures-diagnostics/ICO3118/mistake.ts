"use dataflow";
import { checkOutput, node } from "@icosian/runtime";
export const label = node(checkOutput({ range: [0, 1] }), (week: number): string => `Week ${week}`);
