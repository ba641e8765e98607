/** Counts the crossings of a layered graph in some order. */
import { countInversions } from "../count-crossings.js";
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** Bits for the load of a segment: more edges on one trunk count as the most that these can tell. */
const LOAD_BITS = 10;
const MOST = (1 << LOAD_BITS) - 1;

/** Counts crossings of edges, those at the ports of a node too; O(segments × log nodes). */
export function countOrderCrossings(graph: LayeredGraph, order: LayerOrder): number {
  const size = graph.down.nodes.length;
  const room = {
    ends: new Int32Array(size),
    places: new Int32Array(size),
    loads: new Int32Array(size),
    slots: new Int32Array(graph.count),
  };
  let total = 0;
  for (let layer = 0; layer < graph.layerCount - 1; layer++) total += countBelow(graph, order, layer, room);
  return total;
}

/** Arrays to work with. */
interface CountingRoom {
  readonly ends: Int32Array;
  readonly places: Int32Array;
  readonly loads: Int32Array;
  readonly slots: Int32Array;
}

function countBelow(
  { up, down }: LayeredGraph,
  order: LayerOrder,
  layer: number,
  { ends, places, loads, slots }: CountingRoom,
): number {
  const { starts, nodes } = order;
  numberSlots(up, order, layer + 1, slots);
  let length = 0;
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    const node = nodes[place]!;
    const first = length;
    for (let at = down.starts[node]!; at < down.starts[node + 1]!; at++) ends[length++] = endOf(down, at, slots);
    if (length - first < 2) continue;
    if (down.portCounts[node] === 1) sortRange(ends, first, length);
    else sortByPort(ends, first, length, down.ownPorts.subarray(down.starts[node], down.starts[node + 1]));
  }
  for (let at = 0; at < length; at++) {
    loads[at] = loadOf(ends[at]!);
    places[at] = placeOf(ends[at]!);
  }
  return countInversions(places, length, loads);
}

/** Numbers the ports of the nodes of a layer from left to right: for each node the number of its first port. */
export function numberSlots(side: Side, { starts, nodes }: LayerOrder, layer: number, slots: Int32Array): void {
  let slot = 0;
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    slots[nodes[place]!] = slot;
    slot += side.portCounts[nodes[place]!]!;
  }
}

/** Where a segment ends and its load, as one number, so that both are sorted together. */
export function endOf({ nodes, ports, loads }: Side, at: number, slots: Int32Array): number {
  return ((slots[nodes[at]!]! + ports[at]!) << LOAD_BITS) + Math.min(MOST, loads[at]!);
}

/** Where a segment ends, from {@link endOf}. */
export function placeOf(end: number): number {
  return end >> LOAD_BITS;
}

/** The load of a segment, from {@link endOf}. */
export function loadOf(end: number): number {
  return end & MOST;
}

/** Sorts a part of an array in place. */
export function sortRange(values: Int32Array, first: number, end: number): void {
  if (end - first > 24) {
    values.subarray(first, end).sort();
    return;
  }
  for (let at = first + 1; at < end; at++) {
    const value = values[at]!;
    let to = at - 1;
    for (; to >= first && values[to]! > value; to--) values[to + 1] = values[to]!;
    values[to + 1] = value;
  }
}

/** Sorts a part of an array by the ports of its elements, and those of one port by themselves. */
function sortByPort(values: Int32Array, first: number, end: number, ports: Int32Array): void {
  const sorted = Array.from(ports, (port, index) => ({ port, value: values[first + index]! }));
  sorted.sort((a, b) => a.port - b.port || a.value - b.value);
  for (let at = first; at < end; at++) values[at] = sorted[at - first]!.value;
}
