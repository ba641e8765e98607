/** Makes a spanning tree of edges that are one layer long. */
import type { Rows } from "../../../graph/rows.js";
import { Heap } from "../heap.js";
import type { WeightedEdges } from "./weighted-edges.js";

/**
 * Grows a tree from node 0: edges of one layer join it; when there are none left, all of the tree moves up or down until
 * the edge nearest to that is one layer long. O(edges × log edges).
 *
 * @param layers - Changed in place; edges stay at least one layer long.
 * @returns The edges of the tree, one less than there are nodes.
 */
export function growTightTree({ from, to }: WeightedEdges, outs: Rows, ins: Rows, layers: Int32Array): Int32Array {
  const count = layers.length;
  const tree = new Int32Array(count - 1);
  const isInTree = new Uint8Array(count);
  // The layers of nodes in the tree lack what the tree has moved since the start; the keys of the heaps do not.
  let moved = 0;
  const downward = new Heap();
  const upward = new Heap();
  const add = (node: number): void => {
    isInTree[node] = 1;
    layers[node]! -= moved;
    for (let at = outs.starts[node]!; at < outs.starts[node + 1]!; at++) {
      const edge = outs.entries[at]!;
      if (isInTree[to[edge]!] === 0) downward.push(layers[to[edge]!]! - layers[node]! - 1, edge);
    }
    for (let at = ins.starts[node]!; at < ins.starts[node + 1]!; at++) {
      const edge = ins.entries[at]!;
      if (isInTree[from[edge]!] === 0) upward.push(layers[node]! - layers[from[edge]!]! - 1, edge);
    }
  };
  add(0);
  for (let size = 0; size < count - 1;) {
    while (downward.size > 0 && isInTree[to[downward.topItem]!] === 1) downward.pop();
    while (upward.size > 0 && isInTree[from[upward.topItem]!] === 1) upward.pop();
    const [below, above] = [
      downward.size > 0 ? downward.topKey - moved : Infinity,
      upward.size > 0 ? upward.topKey + moved : Infinity,
    ];
    if (below === Infinity && above === Infinity)
      throw new Error("The graph is not connected. This is a bug in Icosian.");
    const edge = below <= above ? downward.pop() : upward.pop();
    moved += below <= above ? below : -above;
    tree[size++] = edge;
    add(below <= above ? to[edge]! : from[edge]!);
  }
  for (let node = 0; node < count; node++) layers[node]! += moved;
  return tree;
}
