/** Traces the needs of a request from the names in it. */
import type { Graph } from "./graph.js";
import { traceItems } from "./trace-items.js";
import { traceNeeds, type Needs, type Origin } from "./trace-needs.js";

/** The names in a request; values do not count. */
export interface RequestNames {
  /** Names of the requested outputs. */
  readonly outputs: readonly string[];
  /** Names of the given inputs. */
  readonly inputNames: readonly string[];
  /** Names of the overridden variables. */
  readonly overrideNames: readonly string[];
}

/** Traces a request; unknown outputs are left out. O(needed variables + their edges), without recursion. */
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
