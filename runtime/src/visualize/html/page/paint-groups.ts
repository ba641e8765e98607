/** Paints the areas of groups that are expanded. */
import type { Brush } from "./brush.js";

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
