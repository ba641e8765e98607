// features.d.ts
import type { Modified, Modifier } from "@icosian/runtime";
export declare const mean: Modified<(spend: number) => number, [Modifier<"parameterize", string>]>;
export declare const $manifest: import("@icosian/runtime").Manifest & {
  readonly manifestVersion: 1; readonly module: "src/features.ts";
  readonly definitions: readonly [{ name: "mean"; function: typeof mean; parameters: ["positional"]; inputs: [{ name: "spend"; isOptional: false; passing: "positional"; }]; isAsync: false; modifiers: [{ kind: "parameterize"; arguments: [any]; }]; }];
};
// main.ts
import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
