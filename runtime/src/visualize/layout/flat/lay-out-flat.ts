/** Lays out a connected acyclic graph without groups. */
import { assignLayers } from "./assign-layers.js";
import type { Spacing } from "./spacing.js";
import type { FlatGraph } from "./flat-graph.js";
import { toLayeredGraph, type LayeredGraph } from "./layered-graph.js";
import { orderLayers } from "./order-layers.js";
import { placeAcross } from "./place-across.js";
import { placeAlong, type LayerBands } from "./place-along.js";
import { routeEdges, type Routes } from "./route-edges.js";

/** Gaps in pixels. */
export interface FlatGaps {
  /** Pixels between nodes of one layer. */
  readonly nodeGap: number;
  /** Pixels between layers, at least. */
  readonly layerGap: number;
}

/** Where the nodes and edges of a flat graph are; the upper left corner is 0, 0. */
export interface FlatLayout extends Routes {
  /** Centre of each node across the page. */
  readonly x: Float64Array;
  /** Centre of each node along the edges. */
  readonly y: Float64Array;
  /** Pixels across the page. */
  readonly width: number;
  /** Pixels along the edges. */
  readonly height: number;
}

/** Lays out a flat graph; for the cost see {@link orderLayers}, which takes most of it. */
export function layOutFlat(graph: FlatGraph, gaps: FlatGaps): FlatLayout {
  const real = graph.pins.length;
  const layered = toLayeredGraph(graph, assignLayers(graph));
  const previous = new Float64Array(layered.count).fill(NaN);
  previous.set(graph.previous);
  const order = orderLayers(layered, previous);
  const spacing = toSpacing(graph, layered, gaps);
  const centres = placeAcross(layered, order, spacing);
  let [least, most] = [Infinity, -Infinity];
  for (let node = 0; node < layered.count; node++) {
    least = Math.min(least, centres[node]! - spacing.halves[node]!);
    most = Math.max(most, centres[node]! + spacing.halves[node]!);
  }
  if (hasDetours(graph, layered)) least -= gaps.nodeGap;
  for (let node = 0; node < layered.count; node++) centres[node]! -= least;
  const bands = placeAlong(graph, layered, centres, gaps.layerGap);
  const y = Float64Array.from({ length: real }, (_, node) => middleOf(bands, layered.layers[node]!));
  const x = centres.slice(0, real);
  return {
    x,
    y,
    width: most - least,
    height: bands.bottoms.at(-1) ?? 0,
    ...routeEdges(graph, layered, bands, centres, 0),
  };
}

function toSpacing({ widths, pins }: FlatGraph, { count, real }: LayeredGraph, { nodeGap }: FlatGaps): Spacing {
  const halves = new Float64Array(count);
  const isThin = new Uint8Array(count).fill(1, real);
  for (let node = 0; node < real; node++) {
    halves[node] = widths[node]! / 2;
    isThin[node] = pins[node] === 0 ? 0 : 1;
  }
  return { halves, isThin, nodeGap };
}

function hasDetours({ from, to }: FlatGraph, { layers, firstBends }: LayeredGraph): boolean {
  return firstBends.some((bend, edge) => bend === -1 && layers[to[edge]!]! - layers[from[edge]!]! > 1);
}

function middleOf({ tops, bottoms }: LayerBands, layer: number): number {
  return (tops[layer]! + bottoms[layer]!) / 2;
}
