/** Gives the nodes of ordered layers their positions across the page. */
import { alignBlocks, compactBlocks, type Spacing } from "./blocks.js";
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import { markConflicts, sortSides } from "./straight-segments.js";

/**
 * Places nodes with the algorithm of Brandes and Köpf: four extreme placements, in each of which nodes stand straight
 * below or above their median neighbours as far as possible, are averaged. Trunks are straight unless they cross.
 *
 * Blocks are compacted by longest paths over the blocks, not by the classes of the paper, which its erratum corrects.
 *
 * O(segments × log segments).
 *
 * @returns The centre of each node, bends included.
 * @see https://doi.org/10.1007/3-540-45848-4_3 and, for the erratum, https://arxiv.org/abs/2008.01252
 */
export function placeAcross(graph: LayeredGraph, order: LayerOrder, spacing: Spacing): Float64Array {
  const { count } = graph;
  const sorted = sortSides(graph, order);
  const marks = markConflicts(graph, order, sorted, spacing.isThin);
  const placements: Float64Array[] = [];
  const extents: { least: number; most: number }[] = [];
  for (const side of ["up", "down"] as const)
    for (const sign of [1, -1] as const) {
      const blocks = alignBlocks(graph, order, sorted, marks, side, sign);
      const placement = compactBlocks(graph, order, blocks, spacing, sign);
      placements.push(placement);
      extents.push(measureExtent(placement, spacing.halves));
    }
  const narrowest = extents.reduce((a, b) => (b.most - b.least < a.most - a.least ? b : a));
  const shifts = extents.map(({ least, most }, index) =>
    index % 2 === 0 ? narrowest.least - least : narrowest.most - most,
  );
  const [a, b, c, d] = placements as [Float64Array, Float64Array, Float64Array, Float64Array];
  const centres = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    const [p, q, r, s] = [a[node]! + shifts[0]!, b[node]! + shifts[1]!, c[node]! + shifts[2]!, d[node]! + shifts[3]!];
    // The mean of the two in the middle.
    centres[node] = (p + q + r + s - Math.min(p, q, r, s) - Math.max(p, q, r, s)) / 2;
  }
  return centres;
}

function measureExtent(centres: Float64Array, halves: Float64Array): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (let node = 0; node < centres.length; node++) {
    least = Math.min(least, centres[node]! - halves[node]!);
    most = Math.max(most, centres[node]! + halves[node]!);
  }
  return { least, most };
}
