/** Counts the crossings of a layered graph in some order. */
import { countInversions } from "../count-crossings.js";
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** Counts crossings of segments, those at the ports of a node too; O(segments × log nodes). */
export function countOrderCrossings(graph: LayeredGraph, order: LayerOrder): number {
  let total = 0;
  const ends = new Int32Array(graph.down.nodes.length);
  const slots = new Int32Array(graph.count);
  for (let layer = 0; layer < graph.layerCount - 1; layer++) total += countBelow(graph, order, layer, ends, slots);
  return total;
}

function countBelow(
  { up, down }: LayeredGraph,
  { starts, nodes }: LayerOrder,
  layer: number,
  ends: Int32Array,
  slots: Int32Array,
): number {
  let slot = 0;
  for (let place = starts[layer + 1]!; place < starts[layer + 2]!; place++) {
    slots[nodes[place]!] = slot;
    slot += up.portCounts[nodes[place]!]!;
  }
  let length = 0;
  for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
    const node = nodes[place]!;
    const first = length;
    for (let at = down.starts[node]!; at < down.starts[node + 1]!; at++)
      ends[length++] = slots[down.nodes[at]!]! + down.ports[at]!;
    if (length - first < 2) continue;
    if (down.portCounts[node] === 1) sortRange(ends, first, length);
    else sortByPort(ends, first, length, down.ownPorts.subarray(down.starts[node], down.starts[node + 1]));
  }
  return countInversions(ends, length);
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
