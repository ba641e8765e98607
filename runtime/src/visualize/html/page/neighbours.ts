/** Walks along the edges of a graph. */
import type { GraphModel } from "./graph-model.js";

/**
 * Finds the nodes upstream and downstream of a node. O(nodes + edges).
 *
 * @param hops - The number of edges that are followed at most.
 * @returns For each node the number of edges that it is away: negative upstream, positive downstream, 0 for the node
 *   itself, NaN for nodes that are not reached. A node of a cycle counts as downstream.
 */
export function toDistances(model: GraphModel, node: number, hops: number): Float64Array {
  const distances = new Float64Array(model.nodes.length).fill(Number.NaN);
  for (const [neighbours, sign] of [
    [model.upstream, -1],
    [model.downstream, 1],
  ] as const)
    walk(neighbours, node, hops).forEach((distance, reached) => {
      distances[reached] = sign * distance;
    });
  if (node in distances) distances[node] = 0;
  return distances;
}

/**
 * Finds the nodes on all paths from one node to another one; if there are none, on those in the other direction.
 * O(nodes + edges).
 *
 * @returns The nodes, in no particular order; empty if neither node reaches the other.
 */
export function findPath(model: GraphModel, from: number, to: number): readonly number[] {
  for (const [start, end] of [
    [from, to],
    [to, from],
  ] as const) {
    const below = walk(model.downstream, start, Infinity);
    if (!below.has(end)) continue;
    const above = walk(model.upstream, end, Infinity);
    return [...below.keys()].filter((node) => above.has(node));
  }
  return [];
}

/** The nodes that are reached with their numbers of hops, breadth first. */
function walk(neighbours: readonly (readonly number[])[], start: number, hops: number): ReadonlyMap<number, number> {
  const reached = new Map([[start, 0]]);
  let border = [start];
  for (let hop = 1; hop <= hops && border.length > 0; hop++) {
    const next: number[] = [];
    for (const node of border)
      for (const far of neighbours[node] ?? [])
        if (!reached.has(far)) {
          reached.set(far, hop);
          next.push(far);
        }
    border = next;
  }
  return reached;
}
