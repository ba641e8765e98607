// features.ts
"use dataflow";
import { node, when } from "@icosian/runtime";
export const tax__uk = node(when({ region: "uk" }), (spend: number): number => spend * 0.2);
export const total = (spend: number, tax: number): number => spend + tax;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow({ modules: [features], config: { region: "fr" } });
