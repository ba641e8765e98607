/** Leaves inputs out of a graph. */
import type { ExecutionExport } from "../../lineage/execution-export.js";

/** Returns the graph without its external inputs and values of the config. O(nodes + edges). */
export function hideInputs(graph: ExecutionExport): ExecutionExport {
  const nodes = graph.nodes.filter(({ kind }) => kind !== "input" && kind !== "config");
  const names = new Set(nodes.map(({ name }) => name));
  return { ...graph, nodes, edges: graph.edges.filter(({ from, to }) => names.has(from) && names.has(to)) };
}
