/** Puts the nodes of one layer as near to their neighbours as possible. */
import type { LayeredGraph, Side } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import { distanceBetween, type Spacing } from "./spacing.js";

/** Weights of segments by the number of their ends that are bends or ports, so that trunks are nearly straight. */
const WEIGHTS = [1, 2, 8] as const;
/** Weight of a node without neighbours, which stays where it is if others let it. */
const LOOSE = 0.01;

/** Room for numbers by node. */
export interface RelaxRoom {
  /** Sums of the positions that the neighbours of a node would give it, by weight. */
  readonly wishes: Float64Array;
  /** Sums of the weights. */
  readonly weights: Float64Array;
}

/**
 * Minimises the weighted sum of the squares of what nodes are away from the means of their neighbours, exactly: with the
 * gaps taken out, this is isotonic regression, which pooling adjacent violators solves. O(nodes + segments).
 *
 * @see https://doi.org/10.1214/aoms/1177728423
 */
export function relaxLayer(
  { up, down }: LayeredGraph,
  { starts, nodes }: LayerOrder,
  spacing: Spacing,
  layer: number,
  sides: "up" | "down" | "both",
  centres: Float64Array,
  { wishes, weights }: RelaxRoom,
): void {
  const [start, end] = [starts[layer]!, starts[layer + 1]!];
  // Pools of nodes that stand as near to each other as they may: where each ends, its wish and its weight.
  const [ends, pooled, heavy]: [number[], number[], number[]] = [[], [], []];
  let offset = 0;
  for (let place = start; place < end; place++) {
    const node = nodes[place]!;
    wishes[node] = weights[node] = 0;
    if (sides !== "down") addWishes(up, node, spacing.isThin, centres, wishes, weights);
    if (sides !== "up") addWishes(down, node, spacing.isThin, centres, wishes, weights);
    if (place > start) offset += distanceBetween(spacing, nodes[place - 1]!, node);
    if (weights[node] === 0) {
      weights[node] = LOOSE;
      wishes[node] = LOOSE * centres[node]!;
    }
    let weight = weights[node];
    let wish = wishes[node] / weight - offset;
    while (pooled.length > 0 && pooled.at(-1)! >= wish) {
      const [other, otherWeight] = [pooled.pop()!, heavy.pop()!];
      ends.pop();
      wish = (wish * weight + other * otherWeight) / (weight + otherWeight);
      weight += otherWeight;
    }
    ends.push(place + 1);
    pooled.push(wish);
    heavy.push(weight);
  }
  offset = 0;
  for (let pool = 0, place = start; pool < ends.length; pool++)
    for (; place < ends[pool]!; place++) {
      if (place > start) offset += distanceBetween(spacing, nodes[place - 1]!, nodes[place]!);
      centres[nodes[place]!] = pooled[pool]! + offset;
    }
}

function addWishes(
  { starts, nodes, shifts }: Side,
  node: number,
  isThin: Uint8Array,
  centres: Float64Array,
  wishes: Float64Array,
  weights: Float64Array,
): void {
  for (let at = starts[node]!; at < starts[node + 1]!; at++) {
    const far = nodes[at]!;
    const weight = WEIGHTS[(isThin[node]! + isThin[far]!) as 0 | 1 | 2];
    wishes[node]! += weight * (centres[far]! - shifts[at]!);
    weights[node]! += weight;
  }
}
