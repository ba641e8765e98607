/** Paints nodes, and groups that are collapsed. */
import { FONTS, SIZES, toFont } from "./dimensions.js";
import type { Brush, PaintContext } from "./paint-scene.js";
import { KINDS, type Palette } from "./palette.js";
import type { ItemLook } from "./scene.js";
import type { Bounds } from "./spatial-grid.js";

/** Scales from which on names, and everything else, can be read. */
const [NAMES, DETAILS] = [0.34, 0.5];

/** Paints the items that contain no others: boxes only from afar, then names, then everything. */
export function paintNodes(brush: Brush, items: readonly number[]): void {
  const { index, scale } = brush;
  const { looks, visible } = index.scene;
  for (const item of items) {
    const look = looks[item]!;
    if (visible.expanded[item] === 1) continue;
    const bounds = index.boundsOf(item);
    if (scale < NAMES && look.kind !== "group") paintFar(brush, look, bounds);
    else paintNear(brush, look, bounds);
  }
}

/** The corners of an item: those of inputs are round. */
export function traceItem(context: PaintContext, { kind }: ItemLook, bounds: Bounds, grow = 0): void {
  const [width, height] = [bounds.right - bounds.left + 2 * grow, bounds.bottom - bounds.top + 2 * grow];
  const isRound = kind === "input" || kind === "config" || kind === "given";
  context.beginPath();
  context.roundRect(bounds.left - grow, bounds.top - grow, width, height, isRound ? height / 2 : 8 + grow);
}

function paintFar({ context, palette }: Brush, look: ItemLook, { left, top, right, bottom }: Bounds): void {
  context.globalAlpha = look.isOutput || look.isHighlighted ? 1 : 0.62;
  context.fillStyle = look.problem === null ? toColour(look, palette) : palette.problems[look.problem];
  context.fillRect(left, top, right - left, bottom - top);
  context.globalAlpha = 1;
}

function paintNear(brush: Brush, look: ItemLook, bounds: Bounds): void {
  const { context, palette, scale } = brush;
  const colour = toColour(look, palette);
  if (look.kind === "group" || look.isPerItem) {
    // A second card behind it: there are several.
    const behind = { left: bounds.left + 4, right: bounds.right + 4, top: bounds.top + 4, bottom: bounds.bottom + 4 };
    paintCard(brush, look, behind, palette.border);
  }
  if (look.isHighlighted) {
    traceItem(context, look, bounds, 4);
    context.globalAlpha = 0.3;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
  }
  paintCard(brush, look, bounds, look.isOutput ? colour : (look.style?.stroke ?? palette.border));
  paintIcon(brush, look, bounds, colour);
  if (look.kind === "group" && scale < DETAILS) paintLargeLabel(brush, look, bounds);
  else paintTexts(brush, look, bounds);
  if (look.problem !== null) paintBadge(brush, look.problem, bounds);
}

function paintCard({ context, palette }: Brush, look: ItemLook, bounds: Bounds, border: string): void {
  traceItem(context, look, bounds);
  context.fillStyle = look.style?.fill ?? palette.surface;
  context.fill();
  context.lineWidth = look.isOutput ? 2 : 1.2;
  context.strokeStyle = border;
  context.setLineDash(look.isOverridden ? [4, 3] : []);
  context.stroke();
  context.setLineDash([]);
}

function paintIcon({ context, scale }: Brush, look: ItemLook, { left, top, bottom }: Bounds, colour: string): void {
  const [x, y, size] = [left + 10, (top + bottom) / 2 - 10, 20];
  context.beginPath();
  context.roundRect(x, y, size, size, 6);
  context.globalAlpha = look.isOutput ? 1 : 0.15;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  if (scale < NAMES) return;
  context.fillStyle = look.isOutput ? "#ffffff" : colour;
  context.font = FONTS.icon;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(look.kind === "group" ? "+" : KINDS[look.kind][0], x + size / 2, y + size / 2 + 0.5);
}

function paintTexts({ context, palette, scale }: Brush, look: ItemLook, { left, top, bottom }: Bounds): void {
  const lines = [look.label, look.detail, look.tags].filter((line, at) => at === 0 || line !== "");
  const isGroup = look.kind === "group";
  const [x, gap] = [left + SIZES.textStart, isGroup ? 19 : 16];
  const first = (top + bottom) / 2 - ((lines.length - 1) * gap) / 2;
  context.textAlign = "left";
  context.textBaseline = "middle";
  lines.forEach((line, at) => {
    if (at > 0 && scale < DETAILS) return;
    context.font = at === 0 ? (isGroup ? FONTS.group : FONTS.label) : isGroup ? FONTS.groupDetail : FONTS.detail;
    context.fillStyle = look.style?.color ?? (at === 0 ? palette.text : palette.muted);
    context.fillText(line, x, first + at * gap + 0.5);
  });
}

/** From afar the name of a group alone takes all the room that there is. */
function paintLargeLabel({ context, palette }: Brush, look: ItemLook, bounds: Bounds): void {
  const room = bounds.right - bounds.left - SIZES.textStart - 8;
  context.font = toFont(600, 24);
  const wide = context.measureText(look.label).width;
  context.font = toFont(600, Math.max(15, Math.min(24, (24 * room) / wide)));
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillStyle = look.style?.color ?? palette.text;
  context.fillText(look.label, bounds.left + SIZES.textStart, (bounds.top + bounds.bottom) / 2);
}

function paintBadge(
  { context, palette }: Brush,
  problem: NonNullable<ItemLook["problem"]>,
  { right, top }: Bounds,
): void {
  context.beginPath();
  context.arc(right - 3, top + 3, 8, 0, 2 * Math.PI);
  context.fillStyle = palette.problems[problem];
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = palette.background;
  context.stroke();
  context.fillStyle = "#ffffff";
  context.font = toFont(600, 11);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(problem === "info" ? "i" : "!", right - 3, top + 3.5);
}

function toColour({ kind, style }: ItemLook, palette: Palette): string {
  return style?.stroke ?? palette.kinds[kind];
}
