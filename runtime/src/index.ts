/** The public surface of `@icosian/runtime`. */
export { dataflow, type Dataflow, type DataflowOptions, type PreparedExecution } from "./dataflow.js";
export { DataflowError } from "./errors/dataflow-error.js";
export type { Place, Problem } from "./errors/problem.js";
export type { RunContext } from "./execute/run-context.js";
export type { Collect, Parallelizable } from "./fan-out.js";
export type { ExecutionExport, ExportedNode } from "./lineage/execution-export.js";
export type { TagQuery } from "./lineage/tag-query.js";
export type { VariableInfo } from "./lineage/variable-info.js";
export type { Tags } from "./graph/node-definition.js";
export { MANIFEST_EXPORT, MANIFEST_VERSION } from "./manifest.js";
export type {
  Definition,
  Input,
  Manifest,
  ModifierEntry,
  NodeFunction,
  ParameterPassing,
  PickedExports,
  Position,
} from "./manifest.js";
export type { DataLoader, DataSaver, Loaded, Metadata } from "./materialize/data-adapters.js";
export { checkOutput, checkOutputCustom, type ImportanceOptions } from "./modifiers/check-output.js";
export { dataLoader, type ReturnsLoaded } from "./modifiers/data-loader.js";
export { dataSaver, type ReturnsMetadata } from "./modifiers/data-saver.js";
export { does } from "./modifiers/does.js";
export { exclude } from "./modifiers/exclude.js";
export { extractColumns, type ReturnsColumns } from "./modifiers/extract-columns.js";
export { extractFields, type ExtractOptions, type ReturnsFields } from "./modifiers/extract-fields.js";
export { configuration, group, source, value, type Feed } from "./modifiers/feed.js";
export { inject } from "./modifiers/inject.js";
export { loadFrom, type LoadFromOptions } from "./modifiers/load-from.js";
export { MODIFIERS, type Modifier } from "./modifiers/modifier.js";
export { mutate } from "./modifiers/mutate.js";
export { parameterize, type ParameterizeOptions } from "./modifiers/parameterize.js";
export { pipeInput, type PipeInputOptions } from "./modifiers/pipe-input.js";
export { pipeOutput, type PipeOutputOptions } from "./modifiers/pipe-output.js";
export { resolve } from "./modifiers/resolve.js";
export { saveTo, type SaveToOptions } from "./modifiers/save-to.js";
export { step, type Step } from "./modifiers/step.js";
export { parameterizedSubdag, subdag, type SubdagOptions } from "./modifiers/subdag.js";
export { schemaOutput, tag, tagOutputs, type TargetOptions } from "./modifiers/tag.js";
export { unpackFields, type ReturnsElements } from "./modifiers/unpack-fields.js";
export {
  otherwise,
  when,
  whenConfig,
  whenIn,
  whenNot,
  whenNotIn,
  type ConfigValue,
  type GateModifier,
  type GateOptions,
} from "./modifiers/when.js";
export { node, type Modified } from "./node.js";
export type { Checks } from "./quality/default-validators.js";
export type { StandardSchema } from "./quality/standard-schema.js";
export type { ValidationResult, Validator } from "./quality/validator.js";
export type { ExecutionOptions, ExecutionResult, OutputRequest, RunOptions } from "./typing/execution.js";
export type { LoadDetail, SaveDetail } from "./typing/made-materials.js";
export type { NodeName, NodesOf, NodeValue } from "./typing/nodes.js";
