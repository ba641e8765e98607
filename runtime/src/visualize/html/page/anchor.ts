/** Finds the item that stays where it is on the page when there is another layout. */
import type { Camera, Extent } from "./camera.js";
import type { SceneIndex } from "./scene-index.js";

/** An item, and where it is. */
export interface Anchor {
  /** Id of the item. */
  readonly id: string;
  /** Horizontal position in pixels of the picture. */
  readonly x: number;
  /** Vertical position in pixels of the picture. */
  readonly y: number;
}

/**
 * Finds the item that is nearest to the middle of what is seen.
 *
 * @param ids - Ids of the items.
 * @param kept - Ids of the items of the next layout; others are no candidates.
 * @param fixed - Id of an item that comes before all others; null for none.
 */
export function findAnchor(
  index: SceneIndex,
  ids: readonly string[],
  kept: ReadonlySet<string>,
  fixed: string | null,
  { camera, extent }: { readonly camera: Camera; readonly extent: Extent },
): Anchor | null {
  const { layout } = index.scene;
  const { x, y, scale } = camera;
  const [middleX, middleY] = [x + extent.width / 2 / scale, y + extent.height / 2 / scale];
  let [best, least] = [-1, Infinity];
  ids.forEach((id, item) => {
    if (!kept.has(id)) return;
    const distance = id === fixed ? -1 : Math.hypot(layout.x[item]! - middleX, layout.y[item]! - middleY);
    if (distance < least) [best, least] = [item, distance];
  });
  return best < 0 ? null : { id: ids[best]!, ...toAnchorPoint(index, best) };
}

/** The middle of an item's upper border, which stays the same when a group opens. */
export function toAnchorPoint(index: SceneIndex, item: number): Pick<Anchor, "x" | "y"> {
  const { left, right, top } = index.boundsOf(item);
  return { x: (left + right) / 2, y: top };
}
