/** Assigns every node of an acyclic graph to a layer, so that edges go down and are short. */
import { type Rows, transpose } from "../../../graph/rows.js";
import { AT_BOTTOM, AT_TOP, type FlatGraph } from "./flat-graph.js";
import { toEdgeRows } from "./edge-rows.js";
import { shortenEdges } from "./network-simplex.js";
import type { WeightedEdges } from "./weighted-edges.js";

/** Rounds of moving nodes; nearly all graphs are still before. */
const MAX_ROUNDS = 50;

/**
 * Assigns layers: first each node as far up as its inputs let it, then nodes move, alone or with what hangs on them,
 * as long as that makes the edges shorter in total.
 *
 * O(nodes + edges) per round.
 */
export function assignLayers({ from, to, pins }: FlatGraph): Int32Array {
  const count = pins.length;
  const below = toEdgeRows(count, from, to);
  const above = transpose(below);
  const order = sortTopologically(below, above);
  const layers = new Int32Array(count);
  const first = pins.includes(AT_TOP) ? 1 : 0;
  for (const node of order) {
    let layer = pins[node] === AT_TOP ? 0 : first;
    for (let at = above.starts[node]!; at < above.starts[node + 1]!; at++)
      layer = Math.max(layer, layers[above.entries[at]!]! + 1);
    layers[node] = layer;
  }
  const last = layers.reduce((most, layer, node) => (pins[node] === AT_BOTTOM ? most : Math.max(most, layer + 1)), 0);
  for (let node = 0; node < count; node++) if (pins[node] === AT_BOTTOM) layers[node] = last;
  shorten(order, below, above, pins, layers);
  return shortenWithPorts(from, to, pins, layers);
}

/**
 * Runs the network simplex method with all ports of one border as one node: it is above or below all others.
 */
function shortenWithPorts(from: Int32Array, to: Int32Array, pins: Uint8Array, layers: Int32Array): Int32Array {
  const count = pins.length;
  const [top, bottom] = [pins.indexOf(AT_TOP), pins.indexOf(AT_BOTTOM)];
  const standFor = Int32Array.from(pins, (pin, node) => (pin === AT_TOP ? top : pin === AT_BOTTOM ? bottom : node));
  const numbers = new Int32Array(count).fill(-1);
  let size = 0;
  for (let node = 0; node < count; node++) if (standFor[node] === node) numbers[node] = size++;
  const numberOf = (node: number): number => numbers[standFor[node]!]!;
  const [sources, targets, weights] = [Array.from(from, numberOf), Array.from(to, numberOf), Array.from(from, () => 1)];
  const order = (source: number, target: number): void => {
    sources.push(numberOf(source));
    targets.push(numberOf(target));
    weights.push(0);
  };
  const [hasInput, hasOutput] = [new Uint8Array(count), new Uint8Array(count)];
  for (const node of to) hasInput[node] = 1;
  for (const node of from) hasOutput[node] = 1;
  for (let node = 0; node < count; node++) {
    if (top !== -1 && hasInput[node] === 0 && pins[node] !== AT_TOP) order(top, node);
    if (bottom !== -1 && hasOutput[node] === 0 && pins[node] !== AT_BOTTOM) order(node, bottom);
  }
  const edges: WeightedEdges = {
    from: Int32Array.from(sources),
    to: Int32Array.from(targets),
    weights: Int32Array.from(weights),
  };
  const merged = new Int32Array(size);
  for (let node = 0; node < count; node++) merged[numberOf(node)] = layers[node]!;
  shortenEdges(edges, merged);
  const first = merged.reduce((least, layer) => Math.min(least, layer), Infinity);
  return layers.map((_, node) => merged[numberOf(node)]! - first);
}

/** Nodes so that every edge leads from an earlier to a later one. */
function sortTopologically(below: Rows, above: Rows): Int32Array {
  const count = below.starts.length - 1;
  const waiting = new Int32Array(count);
  const order = new Int32Array(count);
  let tail = 0;
  for (let node = 0; node < count; node++) {
    waiting[node] = above.starts[node + 1]! - above.starts[node]!;
    if (waiting[node] === 0) order[tail++] = node;
  }
  for (let head = 0; head < tail; head++) {
    const node = order[head]!;
    for (let at = below.starts[node]!; at < below.starts[node + 1]!; at++)
      if (--waiting[below.entries[at]!]! === 0) order[tail++] = below.entries[at]!;
  }
  if (tail < count) throw new Error("A cycle reached the layers. This is a bug in Icosian.");
  return order;
}

/** Moves nodes with more edges to one side than to the other in that direction, until none moves. */
function shorten(order: Int32Array, below: Rows, above: Rows, pins: Uint8Array, layers: Int32Array): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let hasMoved = false;
    for (let at = order.length - 1; at >= 0; at--) {
      const node = order[at]!;
      const down = below.starts[node + 1]! - below.starts[node]!;
      const up = above.starts[node + 1]! - above.starts[node]!;
      if (pins[node] !== 0 || down <= up) continue;
      let layer = Infinity;
      for (let edge = below.starts[node]!; edge < below.starts[node + 1]!; edge++)
        layer = Math.min(layer, layers[below.entries[edge]!]! - 1);
      if (layer > layers[node]!) hasMoved = true;
      layers[node] = layer;
    }
    for (const node of order) {
      const down = below.starts[node + 1]! - below.starts[node]!;
      const up = above.starts[node + 1]! - above.starts[node]!;
      if (pins[node] !== 0 || up <= down) continue;
      let layer = 0;
      for (let edge = above.starts[node]!; edge < above.starts[node + 1]!; edge++)
        layer = Math.max(layer, layers[above.entries[edge]!]! + 1);
      if (layer < layers[node]!) hasMoved = true;
      layers[node] = layer;
    }
    if (!hasMoved) return;
  }
}
