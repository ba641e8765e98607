/** Paints the picture on the canvas of the page, once per frame at most. */
import type { Explorer } from "./explorer.js";
import { findEmphasis, paintEmphasis, type Emphasis } from "./paint-emphasis.js";
import { paintScene, setTransform, toArea } from "./paint-scene.js";
import { PALETTES } from "./palette.js";
import type { Picture } from "./picture.js";
import { TileStore } from "./tile-store.js";
import type { StartWorker } from "./worker-starter.js";

/** Pictures with more than this in sight are painted from tiles. */
const MANY = 1500;

/** Milliseconds without a change of the scale after which new tiles are painted. */
const SETTLED = 120;

/** The canvas. */
export class CanvasView {
  /** The theme that is painted. */
  theme: "light" | "dark" = "light";
  /** Number of frames that have been painted; for tests. */
  frames = 0;
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #explorer: Explorer;
  readonly #picture: Picture;
  readonly #tiles: TileStore;
  #emphasis: Emphasis | null = null;
  #isAsked = false;
  #scale = 0;
  #settleAt = 0;

  /** Paints whenever something changes. */
  constructor(canvas: HTMLCanvasElement, explorer: Explorer, picture: Picture, start: StartWorker) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false })!;
    this.#explorer = explorer;
    this.#picture = picture;
    this.#tiles = new TileStore(start, () => this.ask());
    picture.cameraChanged.listen(() => this.ask());
    picture.sceneChanged.listen(() => {
      if (picture.index !== null && isLarge(picture)) this.#tiles.setScene(picture.index);
      this.#updateEmphasis();
    });
    explorer.selectionChanged.listen(() => this.#updateEmphasis());
    new ResizeObserver(() => this.#resize()).observe(canvas);
    this.#resize();
  }

  /** Paints before the next frame. */
  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame((now) => {
      this.#isAsked = false;
      this.#paint(now);
    });
  }

  /** Paints everything now, in its full detail, as printers need it. */
  paintNow(): void {
    this.#resize();
    this.#paint(performance.now());
  }

  #updateEmphasis(): void {
    this.#emphasis = this.#picture.index === null ? null : findEmphasis(this.#explorer, this.#picture.index);
    this.ask();
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (width === 0 || height === 0) return;
    const ratio = devicePixelRatio;
    const [pixels, lines] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width === pixels && this.#canvas.height === lines && this.#picture.extent.width === width) return;
    [this.#canvas.width, this.#canvas.height] = [pixels, lines];
    this.#picture.extent = { width, height };
    this.#picture.cameraChanged.emit();
    // The canvas is empty now, and would flicker until the next frame.
    this.#paint(performance.now());
  }

  #paint(now: number): void {
    this.frames++;
    const { index, camera, extent } = this.#picture;
    const context = this.#context;
    const palette = PALETTES[this.theme];
    const ratio = this.#canvas.width / extent.width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = palette.background;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (index === null) return;
    if (camera.scale !== this.#scale) [this.#scale, this.#settleAt] = [camera.scale, now + SETTLED];
    const isMoving = now < this.#settleAt;
    const isDrawn =
      isLarge(this.#picture) && this.#tiles.draw(context, { camera, extent, ratio, theme: this.theme }, isMoving);
    if (isDrawn && isMoving) this.ask();
    setTransform(context, camera, ratio);
    const area = toArea(camera, extent);
    const brush = { context, index, palette, scale: camera.scale, area };
    if (!isDrawn) paintScene(brush, { items: index.itemsIn(area), edges: index.edgesIn(area) });
    if (this.#emphasis !== null) paintEmphasis(brush, this.#emphasis);
  }
}

/** Whether much is in sight, if it is spread evenly. */
function isLarge({ index, camera, extent }: Picture): boolean {
  if (index === null) return false;
  const { layout, visible } = index.scene;
  const all = visible.nodes.length + 2 * visible.from.length;
  const width = Math.min(1, extent.width / camera.scale / layout.width);
  const height = Math.min(1, extent.height / camera.scale / layout.height);
  return all * Math.min(1, 2 * width * height) > MANY;
}
