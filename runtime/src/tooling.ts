/**
 * Pure algorithms that the transformer shares with the runtime, so that the compiler checks the same graph that is run.
 *
 * For `@icosian/transformer` of the same version; may change with any version.
 */
export type { CatalogueEntry } from "./errors/catalogue-entry.js";
export * as modifierProblems from "./errors/catalogue/6-modifiers.js";
export * as materializerProblems from "./errors/catalogue/6-materializers.js";
export { findNearest } from "./errors/find-nearest.js";
export { quoteAll, quoteNode, quoteNodes } from "./errors/words.js";
export type { ArgumentPath, Facts, Problem } from "./errors/problem.js";
export { collectByName } from "./graph/collect-by-name.js";
export { completeGraph } from "./graph/complete-graph.js";
export { baseOf, NO_FAN_OUT, type FanOutFault } from "./graph/fan-outs.js";
export { findAllNeeds } from "./graph/find-all-needs.js";
export { findCycles, toTrail } from "./graph/find-cycles.js";
export { internalFault, isInternalFault } from "./graph/internal-fault.js";
export type { Edges } from "./graph/edges.js";
export type { Graph, LocatedDefinition, NodeVariable, Variable } from "./graph/graph.js";
export { numberVariables, type CountingDefinition } from "./graph/number-variables.js";
export type { PlainDefinition } from "./graph/plain-definition.js";
export { reach } from "./graph/reach.js";
export { rowOf, toRows, transpose } from "./graph/rows.js";
export { traceRequest } from "./graph/trace-request.js";
export { shownName } from "./graph/shown-name.js";
export type { NodeDefinition, NodeRole } from "./graph/node-definition.js";
export { exportGraph, type DefinitionFacts, type InputFacts } from "./lineage/export-graph.js";
export { toPlainText } from "./visualize/drawing/plain-text.js";
export { toShownFacts } from "./lineage/export-execution.js";
export type { ExecutionExport, ExportedNode } from "./lineage/execution-export.js";
export { matchesTags, type TagQuery } from "./lineage/tag-query.js";
export { ConfigReader } from "./link/config-reader.js";
export { DataflowError } from "./errors/dataflow-error.js";
export { OPTIONS as DATAFLOW_OPTIONS } from "./link/describe-module.js";
export { linkModules } from "./link/link-modules.js";
export type { ColumnKind, Guard } from "./plan/columns/column-kind.js";
export type { ColumnPlan } from "./plan/columns/column-plan.js";
export { ColumnPlanner } from "./plan/columns/column-planner.js";
export { BLOCK_ROWS, toColumnFingerprint } from "./plan/columns/compiled-columns.js";
export type { FlowState } from "./plan/flow-state.js";
export { toFingerprint } from "./plan/code/fingerprint.js";
export { FROM_SOURCE } from "./plan/code/plan-code.js";
export { ABSENT_SLOT, CALL_BY_SHAPE, type Plan, type LoopBody, type Task } from "./plan/plan.js";
export { Planner } from "./plan/planner.js";
export { expandManifests } from "./link/expand-modules.js";
export { MANIFEST_ALIAS, MANIFEST_EXPORT, MANIFEST_VERSION, type Definition, type Manifest } from "./manifest.js";
export { toGatedName, type Gate } from "./modifiers/configuration/gate.js";
export type { ArgumentForm, FactoryDeclaration } from "./modifiers/core/declaration.js";
export { declarationOf } from "./modifiers/core/define-modifier.js";
export type { ModifierDefinition } from "./modifiers/core/modifier-definition.js";
export { addModifier } from "./modifiers/core/modifier.js";
export { findDeclaration, takes } from "./modifiers/declarations.js";
export { toNodeVersion } from "./versions/node-version.js";
export type { PageLive, PageProblem, PageUpdate } from "./visualize/html/page-data.js";
export { toPage, toPageUpdate, type PageOptions } from "./visualize/html/to-page.js";
export { toScriptJson } from "./visualize/html/to-script-json.js";
export { escapeXml } from "./visualize/svg/escape-xml.js";
export { LOOKS, type KindLook, type NodeShape } from "./visualize/drawing/shapes.js";
export { DARK, LIGHT, type KindColours, type Theme } from "./visualize/drawing/theme.js";
