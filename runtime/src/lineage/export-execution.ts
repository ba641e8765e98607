/** Exports executions and graphs of the runtime. */
import { toLocationText } from "../errors/problem.js";
import { locationOf, moduleOf, type Graph, type LocatedDefinition } from "../graph/graph.js";
import type { MadeFrom, NodeDefinition, NodeInput } from "../graph/node-definition.js";
import type { NodeKind } from "../graph/node-kind.js";
import { toVersionText } from "../versions/node-version.js";
import type { ExecutionExport, ExportedOrigin } from "./execution-export.js";
import { exportGraph, type DefinitionFacts, type ExportedPart, type InputFacts } from "./export-graph.js";

/** Exports what a request needs. */
export function exportExecution(graph: Graph, config: object, part: ExportedPart): ExecutionExport {
  return exportGraph(graph, part, {
    dependents: graph.dependents,
    factsOf: toDefinitionFacts,
    isInConfig: (name) => Object.hasOwn(config, name),
  });
}

/** Exports all nodes and inputs of a dataflow. */
export function describeGraph(graph: Graph, config: object): ExecutionExport {
  const order = [...graph.variables.keys()];
  const originOf = new Map(order.map((id) => [id, "computed"] as const));
  return exportExecution(graph, config, { order, originOf, outputs: new Set() });
}

/** Describes a definition. */
function toDefinitionFacts(located: LocatedDefinition): DefinitionFacts {
  const { definition } = located;
  return {
    ...toShownFacts(definition),
    documentation: definition.documentation,
    codeVersion: toVersionText(definition),
    module: moduleOf(located),
    source: toLocationText(locationOf(located)),
    isAsync: definition.isAsync,
    variants: [],
    inputs: definition.inputs.map(toInputFacts),
  };
}

/** The facts of a definition that do not depend on its source or its inputs. */
export function toShownFacts(
  definition: NodeDefinition,
): Pick<DefinitionFacts, "kind" | "type" | "tags" | "madeFrom" | "modifiers" | "subdags" | "isRemote" | "isCached"> {
  const { made } = definition;
  return {
    kind: kindOf(definition),
    type: definition.type,
    tags: definition.tags ?? {},
    madeFrom: originOf(definition),
    modifiers: made?.modifiers ?? [],
    subdags: subdagsOf(made),
    isRemote: definition.isRemote ?? false,
    isCached: definition.isCached ?? false,
  };
}

/** The kind of a node. */
function kindOf({ fansOut, made, inputs }: NodeDefinition): Exclude<NodeKind, "input" | "config"> {
  if (fansOut === true) return "fanOut";
  if (made?.kind !== undefined) return made.kind;
  return inputs.some(({ collects }) => collects === true) ? "collect" : "function";
}

/** What modifiers made a node of; null for a function under its own name. */
function originOf({ name, made }: Pick<NodeDefinition, "name" | "made">): ExportedOrigin | null {
  if (made === undefined) return null;
  if ((made.role ?? null) !== null) return made.role!;
  return made.of === undefined || made.of === name ? null : { of: made.of, as: [] };
}

/** The full names of the subdags that contain a node, from the outermost inwards. */
function subdagsOf(made: Pick<MadeFrom, "subdags"> | undefined): readonly string[] {
  const names = [...(made?.subdags ?? [])].reverse();
  return names.map((_, index) => names.slice(0, index + 1).join("."));
}

function toInputFacts({ name, type, isOptional, collects, mayCollect }: NodeInput): InputFacts {
  return { name, type, isOptional, collects: collects === true || mayCollect === true };
}
