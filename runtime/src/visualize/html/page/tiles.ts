/** Bitmaps of parts of a picture, and where they are drawn. */
import type { Camera, Extent } from "./camera.js";
import type { TileRequest } from "./worker-messages.js";

/** Pixels of the page of a side of a tile. */
const SIDE = 512;

/** A bitmap and the part of the picture that it shows. */
export interface Tile {
  /** Its pixels, which may be more per pixel of the page. */
  readonly bitmap: CanvasImageSource;
  /** The part of the picture, and its scale. */
  readonly camera: Camera;
  /** Its width in pixels of the page. */
  readonly width: number;
  /** Its height in pixels of the page. */
  readonly height: number;
}

/** What a canvas shows. */
export interface TileView {
  /** The part of the picture. */
  readonly camera: Camera;
  /** Size of the canvas in pixels of the page. */
  readonly extent: Extent;
  /** Pixels of the device per pixel of the page. */
  readonly ratio: number;
  /** Which colours it has. */
  readonly theme: "light" | "dark";
}

/** The tiles that a camera shows, those in the middle first. */
export function toTiles(prefix: string, { camera, extent, ratio, theme }: TileView): readonly TileRequest[] {
  const { x, y, scale } = camera;
  const [left, top] = [Math.floor((x * scale) / SIDE), Math.floor((y * scale) / SIDE)];
  const [right, bottom] = [
    Math.floor((x * scale + extent.width) / SIDE),
    Math.floor((y * scale + extent.height) / SIDE),
  ];
  const tiles: TileRequest[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      tiles.push({
        kind: "tile",
        key: `${prefix} ${column} ${row}`,
        theme,
        camera: { x: (column * SIDE) / scale, y: (row * SIDE) / scale, scale },
        width: SIDE,
        height: SIDE,
        ratio,
      });
  const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
  const toDistance = ({ camera: corner }: TileRequest): number =>
    Math.hypot((corner.x * scale) / SIDE - middle, (corner.y * scale) / SIDE - centre);
  return tiles.sort((one, other) => toDistance(one) - toDistance(other));
}

/** Draws a tile where a camera shows it, enlarged if it has another scale. */
export function drawTile(context: CanvasRenderingContext2D, tile: Tile, camera: Camera, ratio: number): void {
  const zoom = camera.scale * ratio;
  const factor = zoom / tile.camera.scale;
  // Whole pixels: tiles that begin between them would have seams.
  const x = Math.round((tile.camera.x - camera.x) * zoom);
  const y = Math.round((tile.camera.y - camera.y) * zoom);
  const endX = Math.round((tile.camera.x - camera.x) * zoom + tile.width * factor);
  const endY = Math.round((tile.camera.y - camera.y) * zoom + tile.height * factor);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(tile.bitmap, x, y, endX - x, endY - y);
}

/** Whether a camera shows a part of a tile. */
export function isTileSeen(tile: Tile, { x, y, scale }: Camera, { width, height }: Extent): boolean {
  const [right, bottom] = [
    tile.camera.x + tile.width / tile.camera.scale,
    tile.camera.y + tile.height / tile.camera.scale,
  ];
  return right > x && bottom > y && tile.camera.x < x + width / scale && tile.camera.y < y + height / scale;
}
