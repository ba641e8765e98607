/** The public surface of `@icosian/runtime`. */
export { dataflow, type DataflowOptions } from "./build-dataflow.js";
export type { Dataflow, MaterializedResult } from "./dataflow.js";
export type { ExecutionCheck, PlannedJob } from "./lifecycle/planned-jobs.js";
export type { Column, NumberColumn } from "./data/data-types.js";
export { DataflowError } from "./errors/dataflow-error.js";
export type { ArgumentPath, Fact, Facts, Location, Problem } from "./errors/problem.js";
export type { RunContext } from "./execute/run-context.js";
export type { Collect, Parallelizable } from "./fan-out.js";
export type { ExecutionExport, ExportedEdge, ExportedNode, ExportedOrigin } from "./lineage/execution-export.js";
export type {
  GraphExecuted,
  GraphExecution,
  ItemExecuted,
  ItemExecution,
  NodeComputation,
  NodeExecuted,
  NodeExecution,
  NodeExpanded,
  NodeInfo,
  NodeOutcome,
  NodeRetry,
  RunWarning,
} from "./lifecycle/hook-records.js";
export type { LifecycleAdapter } from "./lifecycle/lifecycle-adapter.js";
export type { TagQuery } from "./lineage/tag-query.js";
export type { VariableInfo } from "./lineage/variable-info.js";
export type { Tags } from "./graph/node-definition.js";
export { MANIFEST_EXPORT, MANIFEST_VERSION } from "./manifest.js";
export type {
  CodeFacts,
  CodeGap,
  CodePart,
  Definition,
  Input,
  Manifest,
  ModifierEntry,
  NodeFunction,
  ParameterPassing,
  PickedExports,
  Position,
} from "./manifest.js";
export type { DataLoader, DataSaver, Loaded, Metadata, StreamedRows } from "./materialize/data-adapters.js";
export type { AnyMaterializer, Materializer } from "./materialize/materializer.js";
export { checkOutput, checkOutputCustom, type ImportanceOptions } from "./modifiers/quality/check-output.js";
export { dataLoader, type ReturnsLoaded } from "./modifiers/adapters/data-loader.js";
export { dataSaver, type ReturnsMetadata } from "./modifiers/adapters/data-saver.js";
export { does } from "./modifiers/macros/does.js";
export { exclude } from "./modifiers/configuration/exclude.js";
export { extractColumns, type ReturnsColumns } from "./modifiers/expanders/extract-columns.js";
export { extractFields, type ExtractOptions, type ReturnsFields } from "./modifiers/expanders/extract-fields.js";
export { configuration, group, source, value, type Feed } from "./modifiers/core/feed.js";
export { ArgumentError } from "./modifiers/core/argument-error.js";
export { defineModifier, type ModifierFactory } from "./modifiers/core/define-modifier.js";
export type { GateCondition, ModifierDefinition } from "./modifiers/core/modifier-definition.js";
export type { Wrapper } from "./modifiers/core/wrapper.js";
export type { ArgumentForm, Effect, ModifierDeclaration } from "./modifiers/core/declaration.js";
export { acceptErrorSentinels } from "./modifiers/failures/accept-error-sentinels.js";
export { limit, type LimitOptions } from "./modifiers/failures/limit.js";
export { retry, type RetryOptions } from "./modifiers/failures/retry.js";
export { timeout } from "./modifiers/failures/timeout.js";
export { inject } from "./modifiers/expanders/inject.js";
export { loadFrom, type LoadFromOptions } from "./modifiers/adapters/load-from.js";
export { MODIFIERS, type Modifier } from "./modifiers/core/modifier.js";
export { mutate } from "./modifiers/macros/mutate.js";
export { parameterize, type ParameterizeOptions } from "./modifiers/expanders/parameterize.js";
export { pipeInput, type PipeInputOptions } from "./modifiers/macros/pipe-input.js";
export { pipeOutput, type PipeOutputOptions } from "./modifiers/macros/pipe-output.js";
export { resolve } from "./modifiers/configuration/resolve.js";
export { saveTo, type SaveToOptions } from "./modifiers/adapters/save-to.js";
export { step, type Step } from "./modifiers/macros/step.js";
export { parameterizedSubdag, subdag, type SubdagOptions } from "./modifiers/recursive/subdag.js";
export { schemaOutput, tag, tagOutputs, type TargetOptions } from "./modifiers/metadata/tag.js";
export { unpackFields, type ReturnsElements } from "./modifiers/expanders/unpack-fields.js";
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
} from "./modifiers/configuration/when.js";
export { node, type Modified } from "./node.js";
export type { Checks, ColumnChecks } from "./quality/checks.js";
export type { StandardSchema } from "./quality/standard-schema.js";
export type { PartResult, ValidationResult, Validator } from "./quality/validator.js";
export type { ColumnOptions, ColumnResult } from "./typing/columns.js";
export type { ExecutionOptions, ExecutionResult, OutputRequest, RunOptions } from "./typing/execution.js";
export type { LoadDetail, SaveDetail } from "./typing/made-materials.js";
export type { NodeName, NodesOf, NodeValue } from "./typing/nodes.js";
export type { PreparedExecution } from "./typing/prepared-execution.js";
