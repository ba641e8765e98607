/** Paints groups that are expanded. */
import { SIZES, toFont } from "./dimensions.js";
import type { Brush } from "./paint-scene.js";

/** Paints the areas of expanded groups. */
export function paintGroups({ context, index, palette, scale }: Brush, items: readonly number[]): void {
  const { expanded } = index.scene.visible;
  context.fillStyle = palette.group;
  context.strokeStyle = palette.groupBorder;
  context.lineWidth = Math.max(1, 0.6 / scale);
  for (const item of items) {
    if (expanded[item] === 0) continue;
    const { left, top, right, bottom } = index.boundsOf(item);
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 12);
    context.fill();
    context.stroke();
  }
}

/** The least size of a title on the page, in pixels. */
const MIN_TITLE = 11;

/** Writes the names of expanded groups, not smaller than can be read, if the group is large enough on the page. */
export function paintGroupTitles({ context, index, palette, scale }: Brush, items: readonly number[]): void {
  const { looks, visible } = index.scene;
  const size = Math.max(13, MIN_TITLE / scale);
  context.font = toFont(600, size);
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const item of items) {
    if (visible.expanded[item] === 0) continue;
    const { left, top, right } = index.boundsOf(item);
    const room = right - left - 1.4 * size;
    if (room * scale < 40) continue;
    const label = toFitting(`− ${looks[item]!.label}`, room, (text) => context.measureText(text).width);
    const middle = size > 13 ? top + 0.9 * size : top + SIZES.groupHeader / 2;
    if (size > 16) {
      // From afar the title may lie over members of the group.
      context.globalAlpha = 0.85;
      context.fillStyle = palette.background;
      context.beginPath();
      context.roundRect(
        left + 0.3 * size,
        middle - 0.75 * size,
        context.measureText(label).width + 0.8 * size,
        1.5 * size,
        size / 3,
      );
      context.fill();
      context.globalAlpha = 1;
    }
    context.fillStyle = palette.kinds.group;
    context.fillText(label, left + 0.7 * size, middle);
  }
}

function toFitting(text: string, room: number, measure: (text: string) => number): string {
  const width = measure(text);
  if (width <= room) return text;
  return `${text.slice(0, Math.max(1, Math.floor((text.length * room) / width) - 1))}…`;
}
