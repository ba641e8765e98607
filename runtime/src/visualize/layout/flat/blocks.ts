/** Blocks of nodes that stand straight above each other, and their compaction. */
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import type { SortedSides } from "./straight-segments.js";

/** How far apart neighbours in a layer have to be. */
export interface Spacing {
  /** Half of the width of each node, bends included. */
  readonly halves: Float64Array;
  /** For each node 1 if it is a bend or a port: these need less room. */
  readonly isThin: Uint8Array;
  /** Pixels between two nodes. */
  readonly nodeGap: number;
}

/** Every node belongs to one block, perhaps alone. */
export interface Blocks {
  /** For each node the first node of its block. */
  readonly roots: Int32Array;
  /** For each node the next one of its block, or -1. */
  readonly nexts: Int32Array;
  /** For each node how far it stands to the right of the first of its block. */
  readonly shifts: Float64Array;
}

/**
 * Aligns nodes with their median neighbours of the layer before; O(segments).
 *
 * @param side - Where the layer before is.
 * @param sign - 1 from left to right, -1 from right to left: the first of two that cannot both be aligned is.
 */
export function alignBlocks(
  graph: LayeredGraph,
  { starts, nodes, positions }: LayerOrder,
  sorted: SortedSides,
  marks: Uint8Array,
  side: "up" | "down",
  sign: 1 | -1,
): Blocks {
  const { count, layerCount } = graph;
  const far = graph[side];
  const roots = Int32Array.from({ length: count }, (_, node) => node);
  const nexts = new Int32Array(count).fill(-1);
  const shifts = new Float64Array(count);
  for (let step = 1; step < layerCount; step++) {
    const layer = side === "up" ? step : layerCount - 1 - step;
    let limit = sign === 1 ? -1 : Infinity;
    const size = starts[layer + 1]! - starts[layer]!;
    for (let index = 0; index < size; index++) {
      const node = nodes[sign === 1 ? starts[layer]! + index : starts[layer + 1]! - 1 - index]!;
      const [first, degree] = [far.starts[node]!, far.starts[node + 1]! - far.starts[node]!];
      if (degree === 0) continue;
      const medians = [first + ((degree - 1) >> 1), first + (degree >> 1)];
      if (sign === -1) medians.reverse();
      for (const median of medians) {
        const at = sorted[side][median]!;
        const neighbour = far.nodes[at]!;
        if (roots[node] !== node || marks[far.segments[at]!] === 1) continue;
        if (sign * (positions[neighbour]! - limit) <= 0) continue;
        limit = positions[neighbour]!;
        roots[node] = roots[neighbour]!;
        nexts[neighbour] = node;
        shifts[node] = shifts[neighbour]! - far.shifts[at]!;
      }
    }
  }
  return { roots, nexts, shifts };
}

/**
 * Moves blocks as far to one side as the order lets them, and then those that others wait for back towards these.
 *
 * O(nodes).
 *
 * @returns The centre of each node.
 */
export function compactBlocks(
  { count, layers }: LayeredGraph,
  { starts, nodes, positions }: LayerOrder,
  { roots, nexts, shifts }: Blocks,
  { halves, isThin, nodeGap }: Spacing,
  sign: 1 | -1,
): Float64Array {
  const places = new Float64Array(count).fill(-Infinity);
  const waiting = new Int32Array(count);
  const followerOf = (node: number): number => {
    const position = positions[node]! + sign;
    const place = starts[layers[node]!]! + position;
    return position >= 0 && place < starts[layers[node]! + 1]! ? nodes[place]! : -1;
  };
  const distance = (node: number, follower: number): number => {
    const thin = isThin[node]! + isThin[follower]!;
    const gap = thin === 0 ? nodeGap : thin === 1 ? (nodeGap * 2) / 3 : nodeGap / 2;
    return halves[node]! + halves[follower]! + gap + sign * (shifts[node]! - shifts[follower]!);
  };
  for (let node = 0; node < count; node++) {
    const follower = followerOf(node);
    if (follower !== -1) waiting[roots[follower]!]!++;
  }
  const queue: number[] = [];
  for (let node = 0; node < count; node++) {
    if (roots[node] !== node || waiting[node] !== 0) continue;
    places[node] = 0;
    queue.push(node);
  }
  for (let head = 0; head < queue.length; head++) {
    const root = queue[head]!;
    for (let node = root; node !== -1; node = nexts[node]!) {
      const follower = followerOf(node);
      if (follower === -1) continue;
      const next = roots[follower]!;
      places[next] = Math.max(places[next]!, places[root]! + distance(node, follower));
      if (--waiting[next]! === 0) queue.push(next);
    }
  }
  for (let head = queue.length - 1; head >= 0; head--) {
    const root = queue[head]!;
    let room = Infinity;
    for (let node = root; node !== -1; node = nexts[node]!) {
      const follower = followerOf(node);
      if (follower !== -1) room = Math.min(room, places[roots[follower]!]! - distance(node, follower));
    }
    if (room !== Infinity) places[root] = Math.max(places[root]!, room);
  }
  return Float64Array.from(roots, (root, node) => sign * places[root]! + shifts[node]!);
}
