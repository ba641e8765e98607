/** Keeps bitmaps of a large scene, so that moving the camera costs no painting. */
import { fitCamera, type Camera, type Extent } from "./camera.js";
import { paintTile } from "./paint-tile.js";
import type { SceneIndex } from "./scene-index.js";
import type { TileRequest, WorkerAnswer, WorkerRequest } from "./worker-messages.js";
import type { StartWorker } from "./worker-starter.js";

/** Pixels of the page of a side of a tile. */
const SIDE = 512;

/** More tiles than this are forgotten, the oldest first. */
const MAX_TILES = 72;

/** Requests that are under way at most: later ones are for what is seen by then. */
const MAX_REQUESTS = 2;

/** A bitmap and the part of the picture that it shows. */
interface Tile {
  readonly bitmap: CanvasImageSource;
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
}

/** Paints tiles in a worker if there is one, else one at a time on the main thread. */
export class TileStore {
  readonly #onTile: () => void;
  readonly #start: StartWorker;
  #worker: Worker | null = null;
  #isRefused = typeof OffscreenCanvas === "undefined";
  #index: SceneIndex | null = null;
  readonly #tiles = new Map<string, Tile>();
  readonly #requested = new Map<string, TileRequest>();

  /** @param onTile - Is called when a tile has arrived. */
  constructor(start: StartWorker, onTile: () => void) {
    this.#start = start;
    this.#onTile = onTile;
  }

  /** Replaces the scene. */
  setScene(index: SceneIndex): void {
    this.#index = index;
    this.#tiles.clear();
    this.#requested.clear();
    if (!this.#isRefused) this.#worker ??= this.#startWorker();
    this.#send({ kind: "scene", scene: index.scene });
  }

  /**
   * Draws what is known of what a camera shows, and asks for the rest.
   *
   * @param isMoving - Whether the scale is still changing: then nothing is asked for.
   * @returns Whether the picture has been drawn, if only roughly.
   */
  draw(
    context: CanvasRenderingContext2D,
    view: { readonly camera: Camera; readonly extent: Extent; readonly ratio: number; readonly theme: "light" | "dark" },
    isMoving: boolean,
  ): boolean {
    const { camera, extent, ratio, theme } = view;
    const prefix = `${this.#index?.scene.id ?? 0} ${theme}`;
    const overview = this.#toOverview(prefix, theme);
    if (overview !== null) this.#ask(overview);
    const needed = isMoving ? [] : toTiles(`${prefix} ${camera.scale} ${ratio}`, view);
    for (const tile of needed) this.#ask(tile);
    const known = this.#tiles.get(`${prefix} overview`);
    if (known === undefined) return false;
    const isDone = needed.length > 0 && needed.every(({ key }) => this.#tiles.has(key));
    if (!isDone) {
      drawTile(context, known, camera, ratio);
      // Tiles of other scales are sharper than the overview, and there at once.
      for (const [key, tile] of this.#tiles)
        if (key.startsWith(prefix) && tile !== known && isSeen(tile, camera, extent)) drawTile(context, tile, camera, ratio);
    }
    for (const { key } of needed) {
      const tile = this.#tiles.get(key);
      if (tile === undefined) continue;
      drawTile(context, tile, camera, ratio);
      // It is the youngest now.
      this.#tiles.delete(key);
      this.#tiles.set(key, tile);
    }
    return true;
  }

  #toOverview(prefix: string, theme: "light" | "dark"): TileRequest | null {
    const layout = this.#index?.scene.layout;
    if (layout === undefined) return null;
    const { scale } = fitCamera(layout, { width: 2000, height: 2000 }, 0);
    const [width, height] = [Math.ceil(layout.width * scale) + 4, Math.ceil(layout.height * scale) + 4];
    const camera = { x: -2 / scale, y: -2 / scale, scale };
    return { kind: "tile", key: `${prefix} overview`, theme, camera, width, height, ratio: 1 };
  }

  #ask(request: TileRequest): void {
    const { key } = request;
    if (this.#tiles.has(key) || this.#requested.has(key) || this.#requested.size >= MAX_REQUESTS) return;
    this.#requested.set(key, request);
    if (this.#worker !== null) this.#send(request);
    else setTimeout(() => this.#paintHere(request));
  }

  #paintHere(request: TileRequest): void {
    if (this.#requested.get(request.key) !== request || this.#index === null) return;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(request.width * request.ratio);
    canvas.height = Math.ceil(request.height * request.ratio);
    const context = canvas.getContext("2d", { alpha: false });
    if (context !== null) paintTile(context, this.#index, request);
    this.#keep(request, canvas);
  }

  #keep(request: TileRequest, bitmap: CanvasImageSource): void {
    this.#requested.delete(request.key);
    const { camera, width, height } = request;
    this.#tiles.set(request.key, { bitmap, camera, width, height });
    for (const key of this.#tiles.keys()) {
      if (this.#tiles.size <= MAX_TILES) break;
      if (!key.endsWith("overview")) this.#tiles.delete(key);
    }
    this.#onTile();
  }

  #startWorker(): Worker | null {
    const worker = this.#start();
    if (worker === null) return null;
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      const request = data.kind === "tile" ? this.#requested.get(data.key) : undefined;
      if (data.kind === "tile" && request !== undefined) this.#keep(request, data.bitmap);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#isRefused = true;
      this.#worker = null;
      this.#requested.clear();
      this.#onTile();
    };
    return worker;
  }

  #send(request: WorkerRequest): void {
    this.#worker?.postMessage(request);
  }
}

/** The tiles that a camera shows, those in the middle first. */
function toTiles(
  prefix: string,
  { camera, extent, ratio, theme }: Parameters<TileStore["draw"]>[1],
): readonly TileRequest[] {
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

function drawTile(context: CanvasRenderingContext2D, tile: Tile, camera: Camera, ratio: number): void {
  const zoom = camera.scale * ratio;
  const stretch = zoom / tile.camera.scale;
  // Whole pixels: tiles that begin between them would have seams.
  const x = Math.round((tile.camera.x - camera.x) * zoom);
  const y = Math.round((tile.camera.y - camera.y) * zoom);
  const endX = Math.round((tile.camera.x - camera.x) * zoom + tile.width * stretch);
  const endY = Math.round((tile.camera.y - camera.y) * zoom + tile.height * stretch);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(tile.bitmap, x, y, endX - x, endY - y);
}

function isSeen(tile: Tile, { x, y, scale }: Camera, { width, height }: Extent): boolean {
  const [right, bottom] = [tile.camera.x + tile.width / tile.camera.scale, tile.camera.y + tile.height / tile.camera.scale];
  return right > x && bottom > y && tile.camera.x < x + width / scale && tile.camera.y < y + height / scale;
}
