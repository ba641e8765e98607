/** Describes an execution as plain JSON, without running it. */
import type { Graph } from "../graph/graph.js";
import type { Tags } from "../graph/node-definition.js";
import type { Needs } from "../graph/trace-needs.js";
import { toVariableInfo } from "./variable-info.js";

/** What an execution computes, and from what. */
export interface ExecutionExport {
  /** The outputs and everything upstream of them as far as it is not given, sorted by name. */
  readonly nodes: readonly ExportedNode[];
}

/** One node or external input of an execution. */
export interface ExportedNode {
  readonly name: string;
  readonly type: string;
  readonly tags: Tags;
  /** Sorted; empty for what is given. */
  readonly requiredDependencies: readonly string[];
  /** Sorted; those that something provides and those that nothing does. */
  readonly optionalDependencies: readonly string[];
  readonly documentation: string;
  /** Hash of the code that computes it; null for what is given. */
  readonly codeVersion: string | null;
  readonly source: string | null;
}

/** Describes what a request needs. */
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
