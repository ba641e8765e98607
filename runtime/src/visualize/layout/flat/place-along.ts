/** Gives layers their positions along the edges. */
import type { FlatGraph } from "./flat-graph.js";
import type { LayeredGraph } from "./layered-graph.js";

/** The part of the page that each layer takes. */
export interface LayerBands {
  /** Where each layer begins. */
  readonly tops: Float64Array;
  /** Where each layer ends. */
  readonly bottoms: Float64Array;
}

/** A segment that goes further to the side than so many times the gap makes the gap larger. */
const FLAT = 8;
/** A gap becomes at most so many times larger. */
const MOST = 4;

/** Stacks layers, each as high as its highest node; O(nodes + segments). */
export function placeAlong(
  { heights }: FlatGraph,
  { count, real, layers, layerCount, down }: LayeredGraph,
  centres: Float64Array,
  layerGap: number,
): LayerBands {
  const [tops, bottoms] = [new Float64Array(layerCount), new Float64Array(layerCount)];
  const highest = new Float64Array(layerCount);
  const farthest = new Float64Array(layerCount);
  for (let node = 0; node < count; node++) {
    const layer = layers[node]!;
    if (node < real) highest[layer] = Math.max(highest[layer]!, heights[node]!);
    for (let at = down.starts[node]!; at < down.starts[node + 1]!; at++) {
      const aside = Math.abs(centres[node]! + down.shifts[at]! - centres[down.nodes[at]!]!);
      farthest[layer] = Math.max(farthest[layer]!, aside);
    }
  }
  let y = 0;
  for (let layer = 0; layer < layerCount; layer++) {
    tops[layer] = y;
    bottoms[layer] = y + highest[layer]!;
    y = bottoms[layer]! + Math.max(layerGap, Math.min(layerGap * MOST, farthest[layer]! / FLAT));
  }
  return { tops, bottoms };
}
