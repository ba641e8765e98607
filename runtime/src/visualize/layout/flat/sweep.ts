/** Reorders layers by the mean position of the neighbours of their nodes. */
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** Room for a sweep, and what it may not change. */
export interface Sweeper {
  /** For each node its former position across the page, or NaN; nodes that have one keep their order. */
  readonly previous: Float64Array;
  /** For each node the mean position of its neighbours. */
  readonly means: Float64Array;
}

/** Reorders every layer from the first to the last by the nodes above, or the other way round; O(segments + n × log n). */
export function sweep(graph: LayeredGraph, order: LayerOrder, direction: "down" | "up", sweeper: Sweeper): void {
  const { layerCount, up, down } = graph;
  for (let step = 1; step < layerCount; step++) {
    const layer = direction === "down" ? step : layerCount - 1 - step;
    sortLayer(order, layer, direction === "down" ? up : down, sweeper);
  }
}

function sortLayer(order: LayerOrder, layer: number, side: Side, { previous, means }: Sweeper): void {
  const { nodes, positions, starts } = order;
  const [start, end] = [starts[layer]!, starts[layer + 1]!];
  const free: number[] = [];
  let isSorted = true;
  let before = -Infinity;
  for (let place = start; place < end; place++) {
    const node = nodes[place]!;
    const [first, last] = [side.starts[node]!, side.starts[node + 1]!];
    if (first === last) continue;
    let [sum, weight] = [0, 0];
    for (let at = first; at < last; at++) {
      const own = side.loads[at]!;
      sum += (positions[side.nodes[at]!]! + side.fractions[at]!) * own;
      weight += own;
    }
    const mean = sum / weight;
    means[node] = mean;
    free.push(node);
    if (mean < before) isSorted = false;
    before = mean;
  }
  if (isSorted) return;
  // Nodes without neighbours on this side stay where they are.
  free.sort((a, b) => means[a]! - means[b]! || positions[a]! - positions[b]!);
  let next = 0;
  for (let place = start; place < end; place++) {
    const node = nodes[place]!;
    if (side.starts[node] !== side.starts[node + 1]) nodes[place] = free[next++]!;
  }
  keepPrevious(order, layer, previous);
  for (let place = start; place < end; place++) positions[nodes[place]!] = place - start;
}

/** Puts the nodes of a layer that have former positions in the order of these, on the places that they have together. */
export function keepPrevious({ nodes, positions, starts }: LayerOrder, layer: number, previous: Float64Array): void {
  const kept: number[] = [];
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    const node = nodes[place]!;
    if (!Number.isNaN(previous[node]!)) kept.push(node);
  }
  if (kept.length < 2) return;
  kept.sort((a, b) => previous[a]! - previous[b]! || a - b);
  let next = 0;
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    if (!Number.isNaN(previous[nodes[place]!]!)) nodes[place] = kept[next++]!;
    positions[nodes[place]!] = place - starts[layer]!;
  }
}
