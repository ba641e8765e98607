/** The titles of groups that are expanded, which stay in sight for as long as a part of the group is. */
import { SIZES, toFont } from "./dimensions.js";
import type { Brush } from "./brush.js";
import type { SceneIndex } from "./scene-index.js";
import type { Bounds } from "./spatial-grid.js";

/** The least size of a title on the page, in pixels. */
const MIN_SIZE = 11;

/** Width of a letter of the size 1, roughly; titles are not measured because each frame has other sizes. */
const LETTER = 0.62;

/** Where the title of a group is, and what it says. */
export interface GroupTitle {
  /** Item of the group. */
  readonly item: number;
  /** Its text, shortened so that it fits into the group. */
  readonly text: string;
  /** Size of the letters in pixels of the picture. */
  readonly size: number;
  /** The area of the title. */
  readonly box: Bounds;
}

/** The titles in an area, each after that of the group around it. O(expanded groups). */
export function toGroupTitles(index: SceneIndex, scale: number, area: Bounds): readonly GroupTitle[] {
  const { looks } = index.scene;
  const size = Math.max(13, MIN_SIZE / scale);
  return index.expandedIn(area).flatMap((item) => {
    const bounds = index.boundsOf(item);
    const seen = Math.min(bounds.right, area.right) - Math.max(bounds.left, area.left);
    const letters = Math.floor((Math.min(seen, bounds.right - bounds.left) - 1.4 * size) / (LETTER * size));
    const { label } = looks[item]!;
    const full = `− ${label}`;
    if (letters < 6) return [];
    const text = full.length <= letters ? full : `− …${label.slice(label.length - letters + 3)}`;
    const width = Math.min((text.length * LETTER + 1) * size, bounds.right - bounds.left);
    const height = Math.max(1.7 * size, size > 13 ? 0 : SIZES.groupHeader - 8);
    const left = Math.min(Math.max(bounds.left + 4, area.left), bounds.right - width);
    const top = Math.min(
      Math.max(bounds.top + 4, area.top + stackHeight(index, item, height, area)),
      bounds.bottom - height,
    );
    return [{ item, text, size, box: { left, top, right: left + width, bottom: top + height } }];
  });
}

/** Writes the titles in sight, not smaller than can be read. */
export function paintGroupTitles({ context, index, palette, scale, area }: Brush): void {
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const { text, size, box, item } of toGroupTitles(index, scale, area)) {
    context.font = toFont(600, size);
    const isOver = size > 13 || box.top > index.boundsOf(item).top + 5;
    if (isOver) {
      // The title may lie over members of the group.
      context.globalAlpha = 0.9;
      context.fillStyle = palette.background;
      context.beginPath();
      const width = context.measureText(text).width + size;
      context.roundRect(box.left, box.top, width, box.bottom - box.top, size / 3);
      context.fill();
      context.globalAlpha = 1;
    }
    context.fillStyle = palette.kinds.group;
    context.fillText(text, box.left + 0.5 * size, (box.top + box.bottom) / 2);
  }
}

/** Titles of groups that begin above the area are written below each other. */
function stackHeight(index: SceneIndex, item: number, height: number, area: Bounds): number {
  const { parents } = index.scene.visible;
  let sum = 0;
  for (let at = parents[item]!; at >= 0; at = parents[at]!) if (index.boundsOf(at).top < area.top) sum += height;
  return sum;
}
