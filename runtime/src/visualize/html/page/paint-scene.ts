/** Paints a part of a scene. */
import type { Camera, Extent } from "./camera.js";
import { paintEdges } from "./paint-edges.js";
import { paintGroups, paintGroupTitles } from "./paint-groups.js";
import { paintNodes } from "./paint-nodes.js";
import type { Palette } from "./palette.js";
import type { SceneIndex } from "./scene-index.js";
import type { Bounds } from "./spatial-grid.js";

/** A canvas of the page, or of a worker. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where and how a scene is painted. */
export interface Brush {
  /** The canvas, which must draw in pixels of the picture already. */
  readonly context: PaintContext;
  /** The scene. */
  readonly index: SceneIndex;
  /** The colours. */
  readonly palette: Palette;
  /** Pixels of the page per pixel of the picture, which decide how much is written. */
  readonly scale: number;
  /** The area that is seen; curves outside of it are left out. */
  readonly area: Bounds;
}

/** The part of a scene that is painted. */
export interface PaintedPart {
  /** Items, each after the group that contains it. */
  readonly items: readonly number[];
  /** Edges. */
  readonly edges: readonly number[];
}

/** The area of the picture that a camera shows. */
export function toArea(camera: Camera, { width, height }: Extent): Bounds {
  const { x, y, scale } = camera;
  return { left: x, top: y, right: x + width / scale, bottom: y + height / scale };
}

/** Lets a canvas draw in pixels of the picture. */
export function setTransform(context: PaintContext, { x, y, scale }: Camera, ratio: number): void {
  const zoom = scale * ratio;
  context.setTransform(zoom, 0, 0, zoom, -x * zoom, -y * zoom);
}

/** Paints items and edges: groups, then edges, then nodes, then titles. O(items + points of the edges). */
export function paintScene(brush: Brush, { items, edges }: PaintedPart): void {
  paintGroups(brush, items);
  paintEdges(brush, edges, brush.palette.edge);
  paintNodes(brush, items);
  paintGroupTitles(brush, items);
}
