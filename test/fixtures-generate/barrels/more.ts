"use dataflow";
import { node, subdag } from "@icosian/runtime";
import * as all from "./all.js";

export class Means {
  static mean(quad: number, double: number): number {
    return (quad + double) / 2;
  }
}
export const quad = node(subdag([all], { namespace: "in" }), (double: number): number => double * 2);
export const unpicked = (unknown: string): string => unknown;
