/** What a part of a picture is painted with. */
import type { Camera, Extent } from "./camera.js";
import type { Palette } from "./palette.js";
import type { SceneIndex } from "./scene-index.js";
import type { Bounds } from "./spatial-grid.js";

/** A canvas of the page, or of a worker. */
export type PaintContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Where and how a scene is painted. */
export interface Brush {
  /** The canvas, which must draw in pixels of the picture already. */
  readonly context: PaintContext;
  /** What is painted, by its position. */
  readonly index: SceneIndex;
  /** The colours of the theme. */
  readonly palette: Palette;
  /** Pixels of the page per pixel of the picture, which decide how much is written. */
  readonly scale: number;
  /** The area that is seen; curves outside of it are left out. */
  readonly area: Bounds;
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
