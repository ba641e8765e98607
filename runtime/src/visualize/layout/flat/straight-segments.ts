/** Chooses which segments may be drawn straight. */
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";

/** The segments below each node from left to right, and above each node. */
export interface SortedSides {
  /** For each node the indexes into `graph.down`, in the same ranges, sorted by the far ends. */
  readonly down: Int32Array;
  /** For each node the indexes into `graph.up`, likewise. */
  readonly up: Int32Array;
}

/** Sorts the segments of each node by their far ends; O(segments × log segments). */
export function sortSides({ count, up, down }: LayeredGraph, { positions }: LayerOrder): SortedSides {
  return { down: sortSide(count, down, positions), up: sortSide(count, up, positions) };
}

function sortSide(count: number, { starts, nodes, ports }: Side, positions: Int32Array): Int32Array {
  const sorted = Int32Array.from(nodes, (_, at) => at);
  for (let node = 0; node < count; node++) {
    if (starts[node + 1]! - starts[node]! < 2) continue;
    const row = sorted.subarray(starts[node], starts[node + 1]);
    row.sort((a, b) => positions[nodes[a]!]! - positions[nodes[b]!]! || ports[a]! - ports[b]!);
  }
  return sorted;
}

/**
 * Marks the segments that others cross which have to be straight: those between two bends. Of two such segments that
 * cross, one is marked. O(segments).
 *
 * @param isThin - For each node 1 if it is a bend or a port.
 * @returns For each segment 1 if it must not be aligned.
 */
export function markConflicts(
  { layerCount, down }: LayeredGraph,
  { starts, nodes, positions }: LayerOrder,
  sorted: SortedSides,
  isThin: Uint8Array,
): Uint8Array {
  const marks = new Uint8Array(down.nodes.length);
  for (let layer = 0; layer < layerCount - 1; layer++) {
    // Straight segments that do not cross each other, from left to right: the positions of both ends.
    const [tops, bottoms]: [number[], number[]] = [[], []];
    for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
      const node = nodes[place]!;
      if (isThin[node] === 0) continue;
      for (let at = down.starts[node]!; at < down.starts[node + 1]!; at++) {
        if (isThin[down.nodes[at]!] === 0) continue;
        const bottom = positions[down.nodes[at]!]!;
        if (bottom < (bottoms.at(-1) ?? -1)) {
          marks[down.segments[at]!] = 1;
          continue;
        }
        tops.push(place - starts[layer]!);
        bottoms.push(bottom);
      }
    }
    if (tops.length === 0) continue;
    let [before, upTo] = [0, 0];
    for (let place = starts[layer]!; place < starts[layer + 1]!; place++) {
      const top = place - starts[layer]!;
      while (before < tops.length && tops[before]! < top) before++;
      while (upTo < tops.length && tops[upTo]! <= top) upTo++;
      const node = nodes[place]!;
      for (let index = down.starts[node]!; index < down.starts[node + 1]!; index++) {
        const at = sorted.down[index]!;
        if (isThin[node] === 1 && isThin[down.nodes[at]!] === 1) continue;
        const bottom = positions[down.nodes[at]!]!;
        if ((before > 0 && bottoms[before - 1]! > bottom) || (upTo < tops.length && bottoms[upTo]! < bottom))
          marks[down.segments[at]!] = 1;
      }
    }
  }
  return marks;
}
