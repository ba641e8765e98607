/** Puts nodes exactly above or below others where there is room. */
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import { distanceBetween, type Spacing } from "./spacing.js";

/** Where a node may be while its neighbours in the layer stay. */
export function roomOf(
  { layers }: LayeredGraph,
  { starts, nodes, positions }: LayerOrder,
  spacing: Spacing,
  node: number,
  centres: Float64Array,
): readonly [number, number] {
  const layer = layers[node]!;
  const place = starts[layer]! + positions[node]!;
  const [left, right] = [nodes[place - 1]!, nodes[place + 1]!];
  return [
    place === starts[layer] ? -Infinity : centres[left]! + distanceBetween(spacing, left, node),
    place + 1 === starts[layer + 1] ? Infinity : centres[right]! - distanceBetween(spacing, node, right),
  ];
}

/**
 * Moves each node of a layer, but not the bends, to the median of where its neighbours would have it, or towards it as
 * far as the next nodes let it. O(segments × log segments).
 *
 * @param direction - 1 from left to right, -1 from right to left.
 */
export function settleLayer(
  graph: LayeredGraph,
  order: LayerOrder,
  spacing: Spacing,
  layer: number,
  direction: 1 | -1,
  centres: Float64Array,
): void {
  const [start, end] = [order.starts[layer]!, order.starts[layer + 1]!];
  for (let index = 0; index < end - start; index++) {
    const node = order.nodes[direction === 1 ? start + index : end - 1 - index]!;
    if (spacing.isThin[node] === 1) continue;
    const wishes: number[] = [];
    for (const { starts, nodes, shifts } of [graph.up, graph.down])
      for (let at = starts[node]!; at < starts[node + 1]!; at++) wishes.push(centres[nodes[at]!]! - shifts[at]!);
    if (wishes.length === 0) continue;
    wishes.sort((a, b) => a - b);
    const half = wishes.length >> 1;
    const [low, high] = [wishes[wishes.length % 2 === 1 ? half : half - 1]!, wishes[half]!];
    const wish = wishes.length === 2 ? (low + high) / 2 : Math.min(Math.max(centres[node]!, low), high);
    const [least, most] = roomOf(graph, order, spacing, node, centres);
    centres[node] = Math.max(least, Math.min(most, wish));
  }
}
