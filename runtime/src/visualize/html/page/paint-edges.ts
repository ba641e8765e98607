/** Paints edges. */
import { toFont } from "./dimensions.js";
import type { Brush, PaintContext } from "./paint-scene.js";

/** Below this scale edges are straight lines, and have neither heads nor counts. */
const FAR = 0.2;

/** How far curves may leave the rectangle of their ends, in pixels of the picture. */
const REACH = 60;

/** Paints edges in one colour, dashed if they are optional, and wider the more dependencies they stand for. */
export function paintEdges(brush: Brush, edges: readonly number[], colour: string, wider = 0): void {
  const { context, index, scale } = brush;
  const { counts, flags } = index.scene.visible;
  const isFar = scale < FAR;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineJoin = "round";
  // One path per style: canvases are much faster so.
  const styles = new Map<string, number[]>();
  for (const edge of edges) {
    const width = Math.min(4, 1.25 + 0.55 * Math.log2(counts[edge]!)) + ((flags[edge]! & 2) > 0 ? 0.75 : 0);
    const key = isFar ? "1" : `${width.toFixed(1)}${(flags[edge]! & 1) > 0 ? " dashed" : ""}`;
    const list = styles.get(key);
    if (list === undefined) styles.set(key, [edge]);
    else list.push(edge);
  }
  for (const [key, list] of styles) {
    // At least as wide as is visible, and not wider than a pixel from afar, where there are many.
    context.lineWidth = isFar ? (0.7 + wider) / scale : Math.max(Number.parseFloat(key) + wider, 0.8 / scale);
    context.setLineDash(key.endsWith("dashed") ? [5, 4] : []);
    context.beginPath();
    for (const edge of list) (isFar ? traceLines : traceCurves)(brush, edge);
    context.stroke();
  }
  context.setLineDash([]);
  if (isFar) return;
  context.beginPath();
  for (const edge of edges) traceHead(context, index.pathOf(edge), 5 + wider);
  context.fill();
  if (scale > 0.45) paintCounts(brush, edges);
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

/** Writes how many dependencies merged edges stand for, near their ends, where they are apart. */
function paintCounts({ context, index, palette }: Brush, edges: readonly number[]): void {
  const { counts } = index.scene.visible;
  context.font = toFont(600, 10);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const edge of edges) {
    const path = index.pathOf(edge);
    if (counts[edge]! < 2 || path.length < 8) continue;
    const at = path.length - 8;
    // The middle of the last curve.
    const [x, y] = [0, 1].map(
      (axis) =>
        (path[at + axis]! + 3 * path[at + 2 + axis]! + 3 * path[at + 4 + axis]! + path[at + 6 + axis]!) / 8,
    ) as [number, number];
    const text = String(counts[edge]);
    const halfWidth = 4 + 3 * text.length;
    context.fillStyle = palette.background;
    context.beginPath();
    context.roundRect(x - halfWidth, y - 7, 2 * halfWidth, 14, 7);
    context.fill();
    context.fillStyle = palette.muted;
    context.fillText(text, x, y);
  }
}
