/** The public surface of `@icosian/runtime`. */
export { dataflow, type Dataflow, type DataflowOptions } from "./dataflow.js";
export { DataflowError } from "./errors/dataflow-error.js";
export type { Place, Problem } from "./errors/problem.js";
export type { RunContext } from "./execute/run-context.js";
export type { ExecutionExport, ExportedNode } from "./lineage/execution-export.js";
export type { TagQuery } from "./lineage/tag-query.js";
export type { Tags, VariableInfo } from "./lineage/variable-info.js";
export { MANIFEST_EXPORT, MANIFEST_VERSION } from "./manifest.js";
export type { Definition, Input, Manifest, NodeFunction, ParameterPassing, Position } from "./manifest.js";
export { node } from "./node.js";
export type { ExecutionOptions, ExecutionResult, OutputRequest, RunOptions } from "./typing/execution.js";
export type { NodeName, NodeValue } from "./typing/nodes.js";
