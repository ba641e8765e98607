// features.ts
"use dataflow";
import { node, when, whenNot } from "@icosian/runtime";
export const tax__uk = node(when({ region: "uk" }), (spend: number): number => spend * 0.2);
export const tax__rest = node(whenNot({ region: "us" }), (spend: number): number => spend * 0.1);
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow({ modules: [features], config: { region: "uk" } });
