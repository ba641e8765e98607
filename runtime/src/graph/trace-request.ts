/** Traces what a request needs, given its names. */
import type { Graph } from "./graph.js";
import { traceItems } from "./trace-items.js";
import { traceNeeds, type Needs, type Origin } from "./trace-needs.js";

/** The names in a request; values do not count. */
export interface RequestNames {
  readonly outputs: readonly string[];
  readonly inputNames: readonly string[];
  readonly overrideNames: readonly string[];
}

/** Traces a request; outputs that are not there are left out. O(needed variables + their edges), without recursion. */
export function traceRequest<Module, Definition>(
  graph: Graph<Module, Definition>,
  { outputs, inputNames, overrideNames }: RequestNames,
  isInConfig: (name: string) => boolean,
): Needs {
  const inputs = new Set(inputNames);
  const overrides = new Set(overrideNames);
  const known = outputs.flatMap((name) => graph.ids.get(name) ?? []);
  const findOrigin = (id: number): Origin => {
    const { kind, name } = graph.variables[id]!;
    if (overrides.has(name)) return "overrides";
    if (kind === "node") return "computed";
    if (isInConfig(name)) return "config";
    return inputs.has(name) ? "inputs" : "nowhere";
  };
  return graph.fanOuts === null
    ? traceNeeds(graph, known, findOrigin)
    : traceItems(graph, graph.fanOuts, known, findOrigin);
}
