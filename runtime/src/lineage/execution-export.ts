/** Describes an execution as plain JSON, without running it. */
import type { Graph } from "../graph/graph.js";
import type { Tags } from "../graph/node-definition.js";
import type { Needs } from "../graph/trace-needs.js";
import { toVariableInfo } from "./variable-info.js";

/** The nodes and inputs of an execution, and their dependencies. */
export interface ExecutionExport {
  /**
   * The outputs and everything upstream of them that would be computed, together with the given values, sorted by name.
   */
  readonly nodes: readonly ExportedNode[];
}

/** One node or external input of an execution. */
export interface ExportedNode {
  /** Name of the node or input. */
  readonly name: string;
  /** Declared type, as the source spells it. */
  readonly type: string;
  /** Tags of the node; an external input has none. */
  readonly tags: Tags;
  /** Names, sorted; empty for a given value. */
  readonly requiredDependencies: readonly string[];
  /** Names, sorted, whether or not something provides them. */
  readonly optionalDependencies: readonly string[];
  /** Text of the documentation comment; empty if there is none. */
  readonly documentation: string;
  /** Hash of the code that computes the node; null for a given value. */
  readonly codeVersion: string | null;
  /** Location of the definition: `src/features.ts:12:17`; null if no module defines it. */
  readonly source: string | null;
}

/** Describes the nodes that a request needs. */
export function exportExecution(graph: Graph, { order, originOf }: Needs): ExecutionExport {
  const nodes = order.map((id): ExportedNode => {
    const { name, type, tags, documentation, source } = toVariableInfo(graph, id);
    const variable = graph.variables[id]!;
    const definition = variable.kind === "node" && originOf.get(id) === "computed" ? variable.definition : null;
    const namesOf = (isOptional: boolean): readonly string[] =>
      [
        ...new Set(definition?.inputs.filter((input) => input.isOptional === isOptional).map((input) => input.name)),
      ].sort();
    return {
      name,
      type,
      tags,
      requiredDependencies: namesOf(false),
      optionalDependencies: namesOf(true),
      documentation,
      codeVersion: definition?.codeVersion ?? null,
      source,
    };
  });
  return { nodes: nodes.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Describes all nodes and inputs of a dataflow. */
export function describeGraph(graph: Graph): ExecutionExport {
  const order = [...graph.variables.keys()];
  return exportExecution(graph, { order, originOf: new Map(order.map((id) => [id, "computed"])) });
}
