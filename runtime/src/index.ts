/** The public surface of `@icosian/runtime`. */
export { dataflow, type Dataflow, type DataflowOptions } from "./dataflow.ts";
export { DataflowError } from "./errors/dataflow-error.ts";
export type { Place, Problem } from "./errors/problem.ts";
export type { RunContext } from "./execute/run-context.ts";
export type { ExecutionExport, ExportedNode } from "./lineage/execution-export.ts";
export type { TagQuery } from "./lineage/tag-query.ts";
export type { Tags, VariableInfo } from "./lineage/variable-info.ts";
export { MANIFEST_EXPORT, MANIFEST_VERSION } from "./manifest.ts";
export type { Definition, Input, Manifest, NodeFunction, ParameterPassing, Position } from "./manifest.ts";
export { node } from "./node.ts";
export type { ExecutionOptions, ExecutionResult, OutputRequest, RunOptions } from "./typing/execution.ts";
export type { NodeName, NodeValue } from "./typing/nodes.ts";
