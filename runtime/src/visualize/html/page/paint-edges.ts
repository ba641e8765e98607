/** Paints edges. */
import { toFont } from "./dimensions.js";
import type { Bounds } from "./spatial-grid.js";
import type { Brush, PaintContext } from "./brush.js";

/** Below this scale edges are straight lines, and have neither heads nor counts. */
const FAR = 0.2;

/** How far curves may leave the rectangle of their ends, in pixels of the picture. */
export const REACH = 60;

/** Paints edges in one colour, dashed if they are optional, and wider the more dependencies they stand for. */
export function paintEdges(brush: Brush, edges: readonly number[], colour: string, wider = 0): void {
  const { context, index, scale } = brush;
  const { counts, flags } = index.scene.visible;
  const isFar = scale < FAR;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineJoin = "round";
  // One path per style: canvases are much faster so.
  const styles = new Map<number, number[]>();
  for (const edge of edges) {
    const key = isFar ? 0 : toStyleKey(counts[edge]!, flags[edge]!);
    const list = styles.get(key);
    if (list === undefined) styles.set(key, [edge]);
    else list.push(edge);
  }
  // From afar, many edges lie side by side, and would be one dark area.
  context.globalAlpha = isFar && wider === 0 ? 0.55 : 1;
  for (const [key, list] of styles) {
    // At least as wide as is visible, and not wider than a pixel from afar, where there are many.
    context.lineWidth = isFar ? (0.7 + wider) / scale : Math.max(Math.abs(key) / 10 + wider, 0.8 / scale);
    context.setLineDash(key < 0 ? [5, 4] : []);
    context.beginPath();
    for (const edge of list) (isFar ? traceLines : traceCurves)(brush, edge);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  if (isFar) return;
  context.beginPath();
  for (const edge of edges) {
    const path = index.pathOf(edge);
    if (isNear(path.at(-2) ?? NaN, path.at(-1) ?? NaN, brush.area)) traceHead(context, path, 5 + wider);
  }
  context.fill();
  if (scale > 0.45) paintCounts(brush, edges);
}

function isNear(x: number, y: number, { left, top, right, bottom }: Bounds): boolean {
  return x >= left - REACH && x <= right + REACH && y >= top - REACH && y <= bottom + REACH;
}

/** The width of an edge in tenths of a pixel, less than 0 if it is dashed: edges of one style are painted together. */
function toStyleKey(count: number, flags: number): number {
  const width = Math.min(4, 1.25 + 0.55 * Math.log2(count)) + ((flags & 2) > 0 ? 0.75 : 0);
  return Math.round(10 * width) * ((flags & 1) > 0 ? -1 : 1);
}

function traceCurves({ context, index, area }: Brush, edge: number): void {
  const path = index.pathOf(edge);
  let isDrawing = false;
  for (let at = 2; at < path.length; at += 6) {
    const [x, y, endX, endY] = [path[at - 2]!, path[at - 1]!, path[at + 4]!, path[at + 5]!];
    const isSeen =
      Math.min(x, endX) <= area.right + REACH &&
      Math.max(x, endX) >= area.left - REACH &&
      Math.min(y, endY) <= area.bottom + REACH &&
      Math.max(y, endY) >= area.top - REACH;
    if (isSeen && !isDrawing) context.moveTo(x, y);
    if (isSeen) context.bezierCurveTo(path[at]!, path[at + 1]!, path[at + 2]!, path[at + 3]!, endX, endY);
    isDrawing = isSeen;
  }
}

function traceLines({ context, index }: Brush, edge: number): void {
  const { starts, points } = index.scene.layout;
  const [start, end] = [starts[edge]!, starts[edge + 1]!];
  if (start === end) return;
  context.moveTo(points[2 * start]!, points[2 * start + 1]!);
  for (let point = start + 1; point < end; point++) context.lineTo(points[2 * point]!, points[2 * point + 1]!);
}

/** A triangle in the direction in which the curve ends. */
function traceHead(context: PaintContext, path: Float64Array, size: number): void {
  if (path.length < 8) return;
  const [x, y] = [path.at(-2)!, path.at(-1)!];
  const [fromX, fromY] = [x - path.at(-4)!, y - path.at(-3)!];
  const length = Math.hypot(fromX, fromY) || 1;
  const [stepX, stepY] = [(fromX / length) * size, (fromY / length) * size];
  context.moveTo(x, y);
  context.lineTo(x - 1.5 * stepX - 0.7 * stepY, y - 1.5 * stepY + 0.7 * stepX);
  context.lineTo(x - 1.5 * stepX + 0.7 * stepY, y - 1.5 * stepY - 0.7 * stepX);
  context.closePath();
}

/** Writes how many dependencies merged edges stand for. */
function paintCounts({ context, index, palette, area }: Brush, edges: readonly number[]): void {
  const { counts } = index.scene.visible;
  context.font = toFont(600, 10);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const edge of edges) {
    const point = index.countPoints().get(edge);
    if (point === undefined || !isNear(point.x, point.y, area)) continue;
    const text = String(counts[edge]);
    const halfWidth = 4 + 3 * text.length;
    context.fillStyle = palette.background;
    context.beginPath();
    context.roundRect(point.x - halfWidth, point.y - 7, 2 * halfWidth, 14, 7);
    context.fill();
    context.fillStyle = palette.muted;
    context.fillText(text, point.x, point.y);
  }
}
