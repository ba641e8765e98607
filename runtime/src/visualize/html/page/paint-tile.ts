/** Paints a tile: a part of a scene with its background. */
import { paintScene, setTransform, toArea, type PaintContext } from "./paint-scene.js";
import { PALETTES } from "./palette.js";
import type { SceneIndex } from "./scene-index.js";
import type { TileRequest } from "./worker-messages.js";

/** Paints a tile on a canvas that has its size. */
export function paintTile(context: PaintContext, index: SceneIndex, tile: TileRequest): void {
  const { camera, ratio, width, height } = tile;
  const palette = PALETTES[tile.theme];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, Math.ceil(width * ratio), Math.ceil(height * ratio));
  setTransform(context, camera, ratio);
  const area = toArea(camera, { width, height });
  // Titles of groups may begin left of the area, and cards have a shadow.
  const items = index.itemsIn({ ...area, left: area.left - 10, top: area.top - 10 });
  paintScene({ context, index, palette, scale: camera.scale, area }, { items, edges: index.edgesIn(area) });
}
