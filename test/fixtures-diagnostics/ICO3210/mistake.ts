// features.d.ts
export declare const spend: (budget: number) => number;
export declare const $manifest: import("@icosian/runtime").Manifest;
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
