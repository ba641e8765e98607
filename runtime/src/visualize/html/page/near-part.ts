/** Remembers what is near the area that is seen, so that few frames of a movement have to look for it. */
import { REACH } from "./paint-edges.js";
import type { PaintedPart } from "./paint-scene.js";
import type { SceneIndex } from "./scene-index.js";
import type { Bounds } from "./spatial-grid.js";

/** How far around the area things are found, in widths and heights of it. */
const MARGIN = 0.5;

/** Finds what is painted in an area. */
export class NearPart {
  #index: SceneIndex | null = null;
  #bounds: Bounds = { left: 0, top: 0, right: 0, bottom: 0 };
  #part: PaintedPart = { items: [], edges: [] };

  /** What has to be painted in an area. O(what is near) while the area stays within what is known, else O(edges). */
  find(index: SceneIndex, area: Bounds): PaintedPart {
    if (this.#index !== index || !isInside(area, this.#bounds)) this.#look(index, area);
    const items = this.#part.items.filter((item) => {
      const { left, top, right, bottom } = index.boundsOf(item);
      return left <= area.right && right >= area.left && top <= area.bottom && bottom >= area.top;
    });
    return { items, edges: this.#part.edges };
  }

  #look(index: SceneIndex, { left, top, right, bottom }: Bounds): void {
    const [byX, byY] = [(right - left) * MARGIN, (bottom - top) * MARGIN];
    const bounds = { left: left - byX, top: top - byY, right: right + byX, bottom: bottom + byY };
    const reached = {
      left: bounds.left - REACH,
      top: bounds.top - REACH,
      right: bounds.right + REACH,
      bottom: bounds.bottom + REACH,
    };
    this.#index = index;
    this.#bounds = bounds;
    this.#part = { items: index.itemsIn(bounds), edges: index.edgesThrough(reached) };
  }
}

/** Whether an area is inside another one that is not much larger, as it is after the reader has zoomed in. */
function isInside(area: Bounds, other: Bounds): boolean {
  return (
    area.left >= other.left &&
    area.top >= other.top &&
    area.right <= other.right &&
    area.bottom <= other.bottom &&
    (other.right - other.left) / (area.right - area.left) < 2 * (1 + 2 * MARGIN)
  );
}
