/** Says why a picture has no nodes, and counts nodes. */
import type { ExecutionExport } from "../../lineage/execution-export.js";

/**
 * Says why there is nothing to draw.
 *
 * @param graph - The whole graph.
 * @param selected - The part that the options select, its inputs included.
 */
export function describeEmptiness(graph: ExecutionExport, selected: ExecutionExport): string {
  if (graph.nodes.length === 0) return "There are no nodes.";
  if (selected.nodes.length > 0)
    return `There are no nodes besides ${countNodes(selected.nodes.length, "input")}, which are hidden.`;
  const count = graph.nodes.length;
  return count === 1
    ? "There are no nodes in this view; the whole graph has 1."
    : `There are no nodes in this view; the whole graph has ${group(count)}.`;
}

/** Writes a number of nodes: `1 node`, `1,234 nodes`. */
export function countNodes(count: number, word = "node"): string {
  return `${group(count)} ${word}${count === 1 ? "" : "s"}`;
}

/** Separates thousands, in the same way wherever the code runs. */
function group(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
