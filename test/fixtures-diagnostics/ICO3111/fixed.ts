// features.ts
"use dataflow";
import { node, when, whenNot } from "@icosian/runtime";
export const tax__uk = node(when({ region: "uk" }), (spend: number): number => spend * 0.2);
export const tax__rest = node(whenNot({ region: "uk" }), (spend: number): number => spend * 0.1);
