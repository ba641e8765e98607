/** Counts the nodes that a request needs, from the graphs of the dataflows that an adapter watches. */
import type { ExecutionExport, ExportedNode } from "../../../lineage/execution-export.js";
import type { GraphExecution } from "../../hook-records.js";

/** One dataflow, and the latest request whose nodes were counted. */
interface KnownGraph {
  readonly byName: ReadonlyMap<string, ExportedNode>;
  request: string;
  count: number;
}

/** The graphs of all dataflows that were built with an adapter. Forgets a dataflow together with its config. */
export class KnownGraphs {
  readonly #graphs = new WeakMap<object, KnownGraph>();
  #latest: KnownGraph | null = null;

  /** Adds a dataflow. */
  add({ nodes }: ExecutionExport, config: object): void {
    const graph = { byName: new Map(nodes.map((node) => [node.name, node])), request: "", count: 0 };
    this.#graphs.set(config, graph);
    this.#latest = graph;
  }

  /**
   * Counts the nodes that a request computes. O(nodes and dependencies), but for a request like the one before.
   *
   * @returns Null if no dataflow is known.
   */
  countNeeded({ config, outputs, inputs, overrides }: GraphExecution): number | null {
    const graph = this.#graphs.get(config) ?? this.#latest;
    if (graph === null) return null;
    const given = new Set([...Object.keys(inputs), ...Object.keys(overrides)]);
    const request = JSON.stringify([outputs, [...given]]);
    if (graph.request !== request) {
      graph.count = countNeeded(graph.byName, outputs, given);
      graph.request = request;
    }
    return graph.count;
  }
}

/**
 * Counts the outputs and everything upstream of them that is neither given nor an input. What an overridden node inside
 * of a fan-out needs besides, the source of that fan-out, is not known from the description of a graph.
 */
function countNeeded(
  byName: ReadonlyMap<string, ExportedNode>,
  outputs: readonly string[],
  given: ReadonlySet<string>,
): number {
  const needed = new Set<string>();
  const waiting = [...outputs];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = byName.get(name);
    // Only what code computes has a version of its code.
    if (node === undefined || node.codeVersion === null || given.has(name) || needed.has(name)) continue;
    needed.add(name);
    for (const dependency of node.requiredDependencies) waiting.push(dependency);
    for (const dependency of node.optionalDependencies) waiting.push(dependency);
  }
  return needed.size;
}
