/** Makes the points through which edges are drawn. */
import type { FlatGraph } from "./flat-graph.js";
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerBands } from "./place-along.js";

/** Points of edges. */
export interface Routes {
  /** The points of edge `e` have the indexes `starts[e]` up to `starts[e + 1]`. */
  readonly starts: Int32Array;
  /** Two numbers per point: x and y. */
  readonly points: readonly number[] | Float64Array;
}

/**
 * Routes edges: inside the band of a layer they go straight down, so they cannot touch the nodes of the layer; between
 * bands they go to the side. O(bends).
 *
 * @param lane - Where detours run.
 */
export function routeEdges(
  { from, to, heights, fromOffsets, toOffsets }: FlatGraph,
  { layers, firstBends }: LayeredGraph,
  { tops, bottoms }: LayerBands,
  centres: Float64Array,
  lane: number,
): Routes {
  const starts = new Int32Array(from.length + 1);
  const points: number[] = [];
  let start = 0;
  /** Adds a point, unless it is where the last one is; replaces the last one if all three are in a vertical line. */
  const add = (x: number, y: number): void => {
    const length = points.length - start;
    if (length >= 2 && points.at(-2) === x && points.at(-1) === y) return;
    if (length >= 4 && points.at(-2) === x && points.at(-4) === x) points.length -= 2;
    points.push(x, y);
  };
  for (let edge = 0; edge < from.length; edge++) {
    start = points.length;
    const [source, target] = [from[edge]!, to[edge]!];
    const [first, last] = [layers[source]!, layers[target]!];
    const leave = centres[source]! + fromOffsets[edge]!;
    add(leave, (tops[first]! + bottoms[first]! + heights[source]!) / 2);
    add(leave, bottoms[first]!);
    if (firstBends[edge] === -1 && last - first > 1) {
      // A detour runs down on the left of everything else.
      add(lane, tops[first + 1]!);
      add(lane, bottoms[last - 1]!);
    }
    for (let layer = first + 1; firstBends[edge] !== -1 && layer < last; layer++) {
      const x = centres[firstBends[edge]! + layer - first - 1]!;
      add(x, tops[layer]!);
      add(x, bottoms[layer]!);
    }
    const enter = centres[target]! + toOffsets[edge]!;
    add(enter, tops[last]!);
    add(enter, (tops[last]! + bottoms[last]! - heights[target]!) / 2);
    starts[edge + 1] = points.length / 2;
  }
  return { starts, points };
}
