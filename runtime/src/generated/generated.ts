/** The imports of files that `icosian generate` writes: `@icosian/runtime/generated`. */
export {
  generatedDataflow,
  type GeneratedDefinition,
  type GeneratedManifest,
  type GeneratedPlan,
} from "./generated-dataflow.js";
export type { Chunk, ItemLoop, PlainFunction } from "../plan/code/plan-code.js";
export type { GeneratedDataflow } from "./typed-dataflow.js";
export type { ItemOf } from "../fan-out.js";
export type { DataflowTypes, Each, MadeValue, Part } from "./dataflow-types.js";
