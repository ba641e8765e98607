/** The order of the nodes in the layers of a layered graph. */
import type { LayeredGraph } from "./layered-graph.js";

/** An order that can be changed. */
export interface LayerOrder {
  /** Layer `l` has the places `starts[l]` up to `starts[l + 1]`. */
  readonly starts: Int32Array;
  /** The node at each place, from left to right. */
  readonly nodes: Int32Array;
  /** For each node its position in its layer, counted from 0. */
  readonly positions: Int32Array;
}

/** Makes an order in which the nodes of each layer come as in a sequence of all nodes; O(nodes). */
export function toLayerOrder({ count, layers, layerCount }: LayeredGraph, sequence: Int32Array): LayerOrder {
  const starts = new Int32Array(layerCount + 1);
  for (const layer of layers) starts[layer + 1]!++;
  for (let layer = 0; layer < layerCount; layer++) starts[layer + 1]! += starts[layer]!;
  const nodes = new Int32Array(count);
  const positions = new Int32Array(count);
  const next = starts.slice(0, layerCount);
  for (const node of sequence) {
    const layer = layers[node]!;
    positions[node] = next[layer]! - starts[layer]!;
    nodes[next[layer]!++] = node;
  }
  return { starts, nodes, positions };
}

/** Makes one order the same as another of the same graph; O(nodes). */
export function copyOrder(from: LayerOrder, to: LayerOrder): void {
  to.nodes.set(from.nodes);
  to.positions.set(from.positions);
}
