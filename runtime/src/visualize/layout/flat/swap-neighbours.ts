/** Swaps neighbours in layers as long as that removes crossings. */
import { sortRange } from "./crossings.js";
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** Times that a layer is gone through in a row. */
const MAX_ROUNDS = 8;

/** What swapping needs room for. */
export interface Swapper {
  readonly previous: Float64Array;
  readonly upEnds: Int32Array;
  readonly downEnds: Int32Array;
  readonly slots: Int32Array;
}

/** Makes room for swapping in one graph. */
export function toSwapper({ count, up, down }: LayeredGraph, previous: Float64Array): Swapper {
  const [upEnds, downEnds] = [new Int32Array(up.nodes.length), new Int32Array(down.nodes.length)];
  return { previous, upEnds, downEnds, slots: new Int32Array(count) };
}

/**
 * Goes through all layers once, and swaps neighbours if their segments cross less then.
 *
 * O(segments × log + rounds × segments).
 *
 * @returns How many crossings are gone.
 */
export function swapNeighbours(graph: LayeredGraph, order: LayerOrder, swapper: Swapper): number {
  let gain = 0;
  for (let layer = 0; layer < graph.layerCount; layer++) gain += swapInLayer(graph, order, layer, swapper);
  return gain;
}

function swapInLayer({ up, down }: LayeredGraph, order: LayerOrder, layer: number, swapper: Swapper): number {
  const { nodes, positions, starts } = order;
  const { previous, upEnds, downEnds } = swapper;
  const [start, end] = [starts[layer]!, starts[layer + 1]!];
  if (end - start < 2) return 0;
  collectEnds(up, down, order, layer, -1, swapper.slots, upEnds);
  collectEnds(down, up, order, layer, 1, swapper.slots, downEnds);
  let total = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let gain = 0;
    for (let place = start; place + 1 < end; place++) {
      const [left, right] = [nodes[place]!, nodes[place + 1]!];
      if (previous[left]! <= previous[right]!) continue;
      const better = gainOfSwap(up.starts, upEnds, left, right) + gainOfSwap(down.starts, downEnds, left, right);
      if (better <= 0) continue;
      nodes[place] = right;
      nodes[place + 1] = left;
      gain += better;
    }
    total += gain;
    if (gain === 0) break;
  }
  for (let place = start; place < end; place++) positions[nodes[place]!] = place - start;
  return total;
}

/** Writes for each node of a layer where its segments end in the next or previous layer, in ascending order. */
function collectEnds(
  side: Side,
  otherSide: Side,
  { nodes, starts }: LayerOrder,
  layer: number,
  step: 1 | -1,
  slots: Int32Array,
  ends: Int32Array,
): void {
  const far = layer + step;
  if (far < 0 || far >= starts.length - 1) return;
  let slot = 0;
  for (let place = starts[far]!; place < starts[far + 1]!; place++) {
    slots[nodes[place]!] = slot;
    slot += otherSide.portCounts[nodes[place]!]!;
  }
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    const node = nodes[place]!;
    const [first, last] = [side.starts[node]!, side.starts[node + 1]!];
    for (let at = first; at < last; at++) ends[at] = slots[side.nodes[at]!]! + side.ports[at]!;
    if (last - first > 1) sortRange(ends, first, last);
  }
}

/** Crossings of the segments of two neighbours as they are, minus those after a swap. */
function gainOfSwap(starts: Int32Array, ends: Int32Array, left: number, right: number): number {
  const [leftStart, leftEnd, rightStart, rightEnd] = [
    starts[left]!,
    starts[left + 1]!,
    starts[right]!,
    starts[right + 1]!,
  ];
  if (leftStart === leftEnd || rightStart === rightEnd) return 0;
  let [gain, below, upTo] = [0, rightStart, rightStart];
  for (let at = leftStart; at < leftEnd; at++) {
    const end = ends[at]!;
    while (below < rightEnd && ends[below]! < end) below++;
    while (upTo < rightEnd && ends[upTo]! <= end) upTo++;
    gain += below - rightStart - (rightEnd - upTo);
  }
  return gain;
}
