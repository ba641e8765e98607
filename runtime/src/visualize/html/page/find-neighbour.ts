/** Finds where an arrow key leads. */
import type { Scene } from "./scene.js";

/** The arrow keys. */
export type Direction = "up" | "down" | "left" | "right";

/**
 * Finds the item that an arrow key leads to: along an edge against or with its direction, or to the nearest sibling of
 * the same layer. O(items + edges).
 *
 * @param item - Where it starts; -1 for the first item of the picture.
 * @returns The item, or -1 if there is none.
 */
export function findNeighbour(scene: Scene, item: number, direction: Direction): number {
  const { visible, layout, orientation } = scene;
  const leaves = Array.from(visible.nodes.keys()).filter((each) => visible.expanded[each] === 0);
  const [along, across] = orientation === "down" ? [layout.y, layout.x] : [layout.x, layout.y];
  if (item < 0)
    return leaves.reduce((best, each) => (best < 0 || isBefore(along, across, each, best) ? each : best), -1);
  const [back, on] = orientation === "down" ? ["up", "down"] : ["left", "right"];
  if (direction === back || direction === on) {
    const [near, far] = direction === back ? [visible.to, visible.from] : [visible.from, visible.to];
    const candidates = Array.from(near.keys()).flatMap((edge) => (near[edge] === item ? [far[edge]!] : []));
    return findNearest(candidates, (each) => Math.abs(across[each]! - across[item]!));
  }
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const size = (orientation === "down" ? layout.heights : layout.widths)[item]!;
  const siblings = leaves.filter(
    (each) => Math.abs(along[each]! - along[item]!) < size && sign * (across[each]! - across[item]!) > 0,
  );
  return findNearest(siblings, (each) => Math.abs(across[each]! - across[item]!));
}

function isBefore(along: Float64Array, across: Float64Array, one: number, other: number): boolean {
  return along[one]! - along[other]! < 0 || (along[one] === along[other] && across[one]! < across[other]!);
}

function findNearest(items: readonly number[], toDistance: (item: number) => number): number {
  let [best, least] = [-1, Infinity];
  for (const item of items) {
    const distance = toDistance(item);
    if (distance < least) [best, least] = [item, distance];
  }
  return best;
}
