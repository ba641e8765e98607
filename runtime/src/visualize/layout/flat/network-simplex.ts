/** Shortens the edges of a layered graph by the network simplex method. */
import type { Rows } from "../../../graph/rows.js";
import { toEdgeIndexes } from "./edge-rows.js";
import { growTightTree } from "./tight-tree.js";
import { SpanningTree } from "./spanning-tree.js";
import type { WeightedEdges } from "./weighted-edges.js";

/** After so many steps, which are visits of nodes and edges, the layers are good enough. */
const MAX_STEPS = 8_000_000;

/**
 * Assigns layers so that the sum of the lengths of the edges by their weights is least: a spanning tree of edges that are
 * as short as they may be determines all layers; edges of the tree whose removal would let others become shorter are
 * exchanged until there are none, or until the work is too much.
 *
 * @param layers - Any layers in which edges lead down; changed in place.
 * @see https://doi.org/10.1109/32.221135
 */
export function shortenEdges(edges: WeightedEdges, layers: Int32Array): void {
  const count = layers.length;
  if (count < 2) return;
  const { from, to } = edges;
  const outs = toEdgeIndexes(count, from);
  const ins = toEdgeIndexes(count, to);
  const treeEdges = growTightTree(edges, outs, ins, layers);
  const tree = new SpanningTree(edges, outs, ins, treeEdges);
  let leaving = tree.findLeaving();
  while (leaving !== -1 && tree.steps < MAX_STEPS) {
    const entering = findEntering(edges, outs, ins, tree, leaving, layers);
    const shift = layers[to[entering]!]! - layers[from[entering]!]! - 1;
    if (shift > 0) {
      // The part below the edge moves, down if it has the target of the edge.
      const root = tree.lowerEnd(leaving);
      const sign = root === to[leaving] ? 1 : -1;
      for (const node of tree.nodesBelow(root)) layers[node]! += sign * shift;
    }
    tree.exchange(leaving, entering);
    leaving = tree.findLeaving();
  }
}

/** The shortest edge that leads from the part with the target of the leaving edge to that with its source. */
function findEntering(
  { from, to }: WeightedEdges,
  outs: Rows,
  ins: Rows,
  tree: SpanningTree,
  leaving: number,
  layers: Int32Array,
): number {
  const root = tree.lowerEnd(leaving);
  // Edges out of the part below count if it has the target of the leaving edge, else those into it.
  const rows = root === to[leaving] ? outs : ins;
  const ends = root === to[leaving] ? to : from;
  let [best, least] = [-1, Infinity];
  for (const node of tree.nodesBelow(root))
    for (let at = rows.starts[node]!; at < rows.starts[node + 1]!; at++) {
      const edge = rows.entries[at]!;
      tree.steps++;
      if (tree.isBelow(ends[edge]!, root)) continue;
      const slack = layers[to[edge]!]! - layers[from[edge]!]! - 1;
      if (slack < least) [best, least] = [edge, slack];
    }
  return best;
}
