"use dataflow";
import { checkOutput, node } from "@icosian/runtime";
export const share = node(checkOutput({ rnage: [0, 1] }), (spend: number, total: number): number => spend / total);
