/** Gives the nodes of ordered layers their positions across the page. */
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import { relaxLayer } from "./relax-layer.js";
import { settleLayer } from "./settle-layer.js";
import { distanceBetween, type Spacing } from "./spacing.js";
import { findTrunks, straightenTrunks } from "./straighten-trunks.js";

/** Sweeps in which layers follow each other. */
const RELAXING = 12;
/** Sweeps in which nodes take the room that is left. */
const SETTLING = 4;

/**
 * Places nodes: sweeps put each layer as near to its neighbours as its order and gaps let it; then trunks are made
 * straight and nodes are put exactly above or below their median neighbours as far as there is room.
 *
 * Brandes and Köpf's four extreme placements are faster, but keep each trunk straight at any price: with thousands of
 * trunks their pictures became fifteen times as wide; and they align a group with one of its ports only.
 *
 * O(sweeps × segments × log).
 *
 * @returns The centre of each node, bends included.
 */
export function placeAcross(graph: LayeredGraph, order: LayerOrder, spacing: Spacing): Float64Array {
  const { layerCount } = graph;
  const centres = startCentred(graph, order, spacing);
  const room = { wishes: new Float64Array(graph.count), weights: new Float64Array(graph.count) };
  for (let sweep = 0; sweep < RELAXING; sweep++)
    for (let step = 0; step < layerCount; step++) {
      const layer = sweep % 2 === 0 ? step : layerCount - 1 - step;
      // The last sweeps look to both sides.
      const sides = sweep >= RELAXING - 4 ? "both" : sweep % 2 === 0 ? "up" : "down";
      relaxLayer(graph, order, spacing, layer, sides, centres, room);
    }
  const trunks = findTrunks(graph, order, spacing);
  for (let sweep = 0; sweep < SETTLING; sweep++) {
    const direction = sweep % 2 === 0 ? 1 : -1;
    straightenTrunks(graph, order, spacing, trunks, direction, centres);
    for (let step = 0; step < layerCount; step++)
      settleLayer(graph, order, spacing, direction === 1 ? step : layerCount - 1 - step, direction, centres);
  }
  straightenTrunks(graph, order, spacing, trunks, 1, centres);
  return centres;
}

/** Packs each layer around 0. */
function startCentred(
  { count, layerCount }: LayeredGraph,
  { starts, nodes }: LayerOrder,
  spacing: Spacing,
): Float64Array {
  const centres = new Float64Array(count);
  for (let layer = 0; layer < layerCount; layer++) {
    let x = 0;
    for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
      if (place > starts[layer]!) x += distanceBetween(spacing, nodes[place - 1]!, nodes[place]!);
      centres[nodes[place]!] = x;
    }
    for (let place = starts[layer]!; place < starts[layer + 1]!; place++) centres[nodes[place]!]! -= x / 2;
  }
  return centres;
}
