/** Swaps neighbours in layers as long as that removes crossings. */
import { endOf, loadOf, numberSlots, placeOf, sortRange } from "./crossings.js";
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** Times that a layer is gone through in a row. */
const MAX_ROUNDS = 8;

/** What swapping needs room for. */
export interface Swapper {
  /** For each node its former position across the page, or NaN; nodes that have one are not swapped against it. */
  readonly previous: Float64Array;
  /** For each segment of `graph.up` its end, see `endOf`; sorted for each node. */
  readonly upEnds: Int32Array;
  /** For each segment of `graph.down` its end, likewise. */
  readonly downEnds: Int32Array;
  /** For each node the number of its first port in its layer. */
  readonly slots: Int32Array;
  /** For each layer 1 if it or one beside it has changed since no swap helped. */
  readonly isOpen: Uint8Array;
}

/** Makes room for swapping in one graph. */
export function toSwapper({ count, layerCount, up, down }: LayeredGraph, previous: Float64Array): Swapper {
  const [upEnds, downEnds] = [new Int32Array(up.nodes.length), new Int32Array(down.nodes.length)];
  return { previous, upEnds, downEnds, slots: new Int32Array(count), isOpen: new Uint8Array(layerCount).fill(1) };
}

/**
 * Goes through all layers once, and swaps neighbours if their edges cross less then.
 *
 * O(segments × log + rounds × segments).
 *
 * @param least - How many crossings a swap has to remove; with 0 also neighbours that cross as much either way are
 *   swapped, once, so that others can pass them later.
 * @returns How many crossings are gone.
 */
export function swapNeighbours(graph: LayeredGraph, order: LayerOrder, swapper: Swapper, least: 0 | 1): number {
  const { isOpen } = swapper;
  let gain = 0;
  for (let layer = 0; layer < graph.layerCount; layer++) {
    if (least === 1 && isOpen[layer] === 0) continue;
    const { gained, hasSwapped } = swapInLayer(graph, order, layer, swapper, least);
    gain += gained;
    isOpen[layer] = least === 1 ? 0 : 1;
    if (!hasSwapped) continue;
    if (layer > 0) isOpen[layer - 1] = 1;
    if (layer + 1 < graph.layerCount) isOpen[layer + 1] = 1;
  }
  return gain;
}

function swapInLayer(
  { up, down }: LayeredGraph,
  order: LayerOrder,
  layer: number,
  swapper: Swapper,
  least: 0 | 1,
): { readonly gained: number; readonly hasSwapped: boolean } {
  const { nodes, positions, starts } = order;
  const { previous, upEnds, downEnds } = swapper;
  const [start, end] = [starts[layer]!, starts[layer + 1]!];
  if (end - start < 2) return { gained: 0, hasSwapped: false };
  collectEnds(up, down, order, layer, -1, swapper.slots, upEnds);
  collectEnds(down, up, order, layer, 1, swapper.slots, downEnds);
  let gained = 0;
  let hasSwapped = false;
  // After a round only pairs near those that were swapped can have changed.
  let [from, to] = [start, end - 1];
  for (let round = 0; from < to && round < (least === 0 ? 1 : MAX_ROUNDS); round++) {
    let [first, last] = [end, start];
    for (let place = from; place < to; place++) {
      const [left, right] = [nodes[place]!, nodes[place + 1]!];
      if (previous[left]! <= previous[right]!) continue;
      const better = gainOfSwap(up.starts, upEnds, left, right) + gainOfSwap(down.starts, downEnds, left, right);
      if (better < least) continue;
      nodes[place] = right;
      nodes[place + 1] = left;
      gained += better;
      first = Math.min(first, place);
      last = place;
    }
    if (first < end) hasSwapped = true;
    [from, to] = [Math.max(start, first - 1), Math.min(end - 1, last + 2)];
  }
  if (hasSwapped) for (let place = start; place < end; place++) positions[nodes[place]!] = place - start;
  return { gained, hasSwapped };
}

/** Writes for each node of a layer where its segments end in the next or previous layer, in ascending order. */
function collectEnds(
  side: Side,
  otherSide: Side,
  order: LayerOrder,
  layer: number,
  step: 1 | -1,
  slots: Int32Array,
  ends: Int32Array,
): void {
  const { nodes, starts } = order;
  const far = layer + step;
  if (far < 0 || far >= starts.length - 1) return;
  numberSlots(otherSide, order, far, slots);
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    const node = nodes[place]!;
    const [first, last] = [side.starts[node]!, side.starts[node + 1]!];
    for (let at = first; at < last; at++) ends[at] = endOf(side, at, slots);
    if (last - first > 1) sortRange(ends, first, last);
  }
}

/** Crossings of the edges of two neighbours as they are, minus those after a swap. */
function gainOfSwap(starts: Int32Array, ends: Int32Array, left: number, right: number): number {
  const leftStart = starts[left]!;
  const leftEnd = starts[left + 1]!;
  const rightStart = starts[right]!;
  const rightEnd = starts[right + 1]!;
  if (leftStart === leftEnd || rightStart === rightEnd) return 0;
  if (leftEnd - leftStart === 1 && rightEnd - rightStart === 1) {
    const place = placeOf(ends[leftStart]!) - placeOf(ends[rightStart]!);
    return place === 0 ? 0 : Math.sign(place) * loadOf(ends[leftStart]!) * loadOf(ends[rightStart]!);
  }
  let all = 0;
  for (let at = rightStart; at < rightEnd; at++) all += loadOf(ends[at]!);
  let gain = 0;
  // Loads of the right node's segments that end before, and at or before, the end of one of the left node.
  let [below, upTo, loadBelow, loadUpTo] = [rightStart, rightStart, 0, 0];
  for (let at = leftStart; at < leftEnd; at++) {
    const place = placeOf(ends[at]!);
    while (below < rightEnd && placeOf(ends[below]!) < place) loadBelow += loadOf(ends[below++]!);
    while (upTo < rightEnd && placeOf(ends[upTo]!) <= place) loadUpTo += loadOf(ends[upTo++]!);
    gain += loadOf(ends[at]!) * (loadBelow - all + loadUpTo);
  }
  return gain;
}
