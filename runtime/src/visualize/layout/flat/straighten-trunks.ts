/** Makes trunks straight where there is room. */
import type { LayeredGraph } from "./layered-graph.js";
import type { LayerOrder } from "./layer-order.js";
import { roomOf } from "./settle-layer.js";
import type { Spacing } from "./spacing.js";

/** The bends and ports of each trunk, from above, in the order in which trunks begin from left to right. */
export type Trunks = readonly (readonly number[])[];

/** Finds trunks; O(nodes + segments). */
export function findTrunks({ up, down }: LayeredGraph, { nodes }: LayerOrder, { isThin }: Spacing): Trunks {
  const trunks: number[][] = [];
  for (const node of nodes) {
    if (isThin[node] === 0) continue;
    const above = up.starts[node] === up.starts[node + 1] ? -1 : up.nodes[up.starts[node]!]!;
    if (above !== -1 && isThin[above] === 1) continue;
    const trunk: number[] = [];
    for (let bend = node; bend !== -1; bend = thinBelow(bend)) trunk.push(bend);
    trunks.push(trunk);
  }
  return trunks;

  function thinBelow(node: number): number {
    for (let at = down.starts[node]!; at < down.starts[node + 1]!; at++)
      if (isThin[down.nodes[at]!] === 1) return down.nodes[at]!;
    return -1;
  }
}

/**
 * Divides each trunk into as few straight pieces as its neighbours leave room for: a piece goes on as long as there is
 * an x at which all of it fits. O(bends).
 *
 * @param direction - 1 to go through the trunks from left to right, -1 from right to left.
 */
export function straightenTrunks(
  graph: LayeredGraph,
  order: LayerOrder,
  spacing: Spacing,
  trunks: Trunks,
  direction: 1 | -1,
  centres: Float64Array,
): void {
  for (let index = 0; index < trunks.length; index++) {
    const trunk = trunks[direction === 1 ? index : trunks.length - 1 - index]!;
    let before = wishFrom(graph.up, trunk[0]!, centres) ?? NaN;
    const after = wishFrom(graph.down, trunk.at(-1)!, centres) ?? NaN;
    for (let start = 0; start < trunk.length;) {
      let [least, most] = roomOf(graph, order, spacing, trunk[start]!, centres);
      let end = start + 1;
      for (; end < trunk.length; end++) {
        const [low, high] = roomOf(graph, order, spacing, trunk[end]!, centres);
        if (Math.max(low, least) > Math.min(high, most)) break;
        [least, most] = [Math.max(low, least), Math.min(high, most)];
      }
      const isLast = end === trunk.length;
      let wish = Number.isNaN(before) ? centres[trunk[start]!]! : before;
      if (isLast && !Number.isNaN(after) && (start > 0 || Number.isNaN(before) || wish < least || wish > most))
        wish = after;
      const x = Math.max(least, Math.min(most, wish));
      for (let at = start; at < end; at++) centres[trunk[at]!] = x;
      before = x;
      start = end;
    }
  }
}

/** The median of where the neighbours on one side would have a node. */
function wishFrom(
  { starts, nodes, shifts }: LayeredGraph["up"],
  node: number,
  centres: Float64Array,
): number | undefined {
  const wishes: number[] = [];
  for (let at = starts[node]!; at < starts[node + 1]!; at++) wishes.push(centres[nodes[at]!]! - shifts[at]!);
  return wishes.sort((a, b) => a - b)[wishes.length >> 1];
}
