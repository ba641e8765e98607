// features.ts
"use dataflow";
import { configuration, inject, node } from "@icosian/runtime";
export const tax = node(inject({ rate: configuration("rate") }), (spend: number, rate: number): number => spend * rate);
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
