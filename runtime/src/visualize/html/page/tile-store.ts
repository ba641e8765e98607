/** Keeps bitmaps of a large scene, so that moving the camera costs no painting. */
import { fitCamera } from "./camera.js";
import { paintTile } from "./paint-tile.js";
import type { SceneIndex } from "./scene-index.js";
import { drawTile, isTileSeen, toTiles, type Tile, type TileView } from "./tiles.js";
import type { TileRequest, WorkerAnswer, WorkerRequest } from "./worker-messages.js";
import type { StartWorker } from "./worker-starter.js";

/** More tiles than this are forgotten, the oldest first. */
const MAX_TILES = 72;

/** Requests that are under way at most: later ones are for what is seen by then. */
const MAX_REQUESTS = 2;

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

  /**
   * Draws what is known of what a camera shows, and asks for the rest.
   *
   * @param isMoving - Whether the scale is still changing: then nothing is asked for.
   * @returns Whether the picture has been drawn, if only roughly.
   */
  draw(context: CanvasRenderingContext2D, index: SceneIndex, view: TileView, isMoving: boolean): boolean {
    this.#setScene(index);
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
        if (key.startsWith(prefix) && tile !== known && isTileSeen(tile, camera, extent))
          drawTile(context, tile, camera, ratio);
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

  #setScene(index: SceneIndex): void {
    if (this.#index === index) return;
    this.#index = index;
    this.#tiles.clear();
    this.#requested.clear();
    if (!this.#isRefused) this.#worker ??= this.#startWorker();
    this.#send({ kind: "scene", scene: index.scene });
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
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => {
      const request = data.kind === "tile" ? this.#requested.get(data.key) : undefined;
      if (data.kind === "tile" && request !== undefined) this.#keep(request, data.bitmap);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#isRefused = true;
      this.#worker = null;
      this.#requested.clear();
      this.#onTile();
    });
    return worker;
  }

  #send(request: WorkerRequest): void {
    this.#worker?.postMessage(request);
  }
}
