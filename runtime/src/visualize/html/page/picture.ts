/** The picture of what the explorer shows: its layout and the camera. */
import { findAnchor, toAnchorPoint, type Anchor } from "./anchor.js";
import { centreCamera, fitCamera, openCamera, type Camera, type Extent } from "./camera.js";
import { SIZES } from "./dimensions.js";
import type { Explorer } from "./explorer.js";
import { toItemIds } from "./item-ids.js";
import { toItemLooks, withProblems, type LookSettings } from "./item-looks.js";
import type { LayoutClient } from "./layout-client.js";
import { SceneIndex } from "./scene-index.js";
import { Signal } from "./signal.js";
import type { TextMeasure } from "./text-measure.js";
import { toVisibleGraph } from "./visible-graph.js";

/** Pixels around a picture that is fitted. */
const MARGIN = 48;

/** The scale at which a node that was sought is shown at least. */
const READABLE = 0.85;

/** Keeps the layout up to date. The camera moves only with what the reader asks for. */
export class Picture {
  /** There is another layout. */
  readonly sceneChanged: Signal = new Signal();
  /** The camera has moved, or the canvas has another size. */
  readonly cameraChanged: Signal = new Signal();
  /** A layout has begun or ended. */
  readonly busyChanged: Signal<"busy" | "idle"> = new Signal<"busy" | "idle">();

  /** The last layout; null before the first one. */
  index: SceneIndex | null = null;
  /** What the canvas shows. */
  camera: Camera = { x: 0, y: 0, scale: 1 };
  /** Size of the canvas in pixels of the page. */
  extent: Extent = { width: 1, height: 1 };
  /** The upper left part of the canvas that no panel covers; the whole canvas by default. */
  toFreeExtent: () => Extent = () => this.extent;
  readonly #explorer: Explorer;
  readonly #layouts: LayoutClient;
  readonly #measure: TextMeasure;
  readonly #highlight: ReadonlySet<string>;
  #ids: readonly string[] = [];
  #sought = -1;
  #count = 0;

  /** @param highlight - Names of nodes that are emphasised. */
  constructor(explorer: Explorer, layouts: LayoutClient, measure: TextMeasure, highlight: readonly string[]) {
    this.#explorer = explorer;
    this.#layouts = layouts;
    this.#measure = measure;
    this.#highlight = new Set(highlight);
    explorer.contentChanged.listen((fixed) => void this.layOut(fixed));
    explorer.problemsChanged.listen(() => this.#showProblems());
    explorer.nodeSought.listen((node) => {
      this.#sought = node;
      if (!this.isBusy) this.#showSought();
    });
  }

  /** Whether a layout is under way. */
  isBusy = false;

  /** Moves the camera. */
  setCamera(camera: Camera): void {
    this.camera = camera;
    this.cameraChanged.emit();
  }

  /** Shows everything. */
  fit(): void {
    const layout = this.index?.scene.layout;
    if (layout !== undefined) this.setCamera(fitCamera(layout, this.toFreeExtent(), MARGIN));
  }

  /** The item that stands for a node; -1 if it is not drawn. */
  itemOf(node: number): number {
    return this.index?.scene.visible.itemOf[node] ?? -1;
  }

  /** The item where the keyboard is: that of the selected node or group; -1 if there is none. */
  focused(): number {
    const { focusedGroup, selected } = this.#explorer;
    return focusedGroup === null ? this.itemOf(selected) : this.#ids.indexOf(`group ${focusedGroup}`);
  }

  /** Moves the keyboard to an item, and the camera only if the item is out of sight. */
  focusItem(item: number): void {
    if (this.index === null) return;
    const { layout, visible } = this.index.scene;
    const node = visible.nodes[item]!;
    if (node >= 0) this.#explorer.select(node);
    else this.#explorer.focusGroup(visible.groups[item]!);
    const [x, y] = [layout.x[item]!, layout.y[item]!];
    const { camera } = this;
    const extent = this.toFreeExtent();
    const [left, top] = [(x - camera.x) * camera.scale, (y - camera.y) * camera.scale];
    const isInSight = left > MARGIN && top > MARGIN && left < extent.width - MARGIN && top < extent.height - MARGIN;
    if (!isInSight) this.setCamera(centreCamera(x, y, camera.scale, extent));
  }

  /**
   * Lays out what the explorer shows.
   *
   * @param fixed - Id of the item that stays where it is on the page; null for whatever is in the middle.
   */
  async layOut(fixed: string | null): Promise<void> {
    const { model, tree, settings, expanded, shown } = this.#explorer;
    this.#setBusy("busy");
    const id = ++this.#count;
    const visible = toVisibleGraph(model, tree, { expanded, shown, inputs: settings.inputs });
    const { looks, widths, heights } = toItemLooks(model, tree, visible, this.#toLookSettings(), this.#measure);
    const ids = toItemIds(model, tree, visible);
    const { orientation } = settings;
    const { parents, from, to } = visible;
    const options = {
      orientation,
      groupPadding: SIZES.groupPadding,
      groupHeader: SIZES.groupHeader,
      ...this.#toPrevious(ids, orientation),
    };
    const layout = await this.#layouts
      .layOut({ widths, heights, parents, from, to }, options)
      .catch((error: unknown) => {
        this.#explorer.said.emit(`The layout has failed, which is a bug in Icosian: ${String(error)}`);
        return null;
      });
    if (id !== this.#count) return;
    if (layout === null) {
      this.#setBusy("idle");
      return;
    }
    const isFirst = this.index === null;
    const anchor = this.index === null ? null : findAnchor(this.index, this.#ids, new Set(ids), fixed, this);
    // Other problems may have come during the layout.
    const shownLooks = withProblems(looks, model, visible, this.#explorer.problems);
    this.index = new SceneIndex({ id, orientation, visible, layout, looks: shownLooks });
    this.#ids = ids;
    this.#setBusy("idle");
    if (isFirst) this.setCamera(openCamera(layout, layout.y, layout.x, this.toFreeExtent(), MARGIN));
    else if (anchor !== null) this.#putBack(anchor);
    this.#showSought();
    this.sceneChanged.emit();
  }

  /** Shows other problems of the same nodes, where they are. A layout that is under way shows them by itself. */
  #showProblems(): void {
    if (this.index === null || this.isBusy) return;
    const { scene } = this.index;
    const { model, problems } = this.#explorer;
    const looks = withProblems(scene.looks, model, scene.visible, problems);
    this.index = new SceneIndex({ ...scene, id: ++this.#count, looks });
    this.sceneChanged.emit();
  }

  #toLookSettings(): LookSettings {
    const { settings, styles } = this.#explorer;
    return { ...settings, styles, highlight: this.#highlight };
  }

  /** Where the items of the last layout were, across the layers. */
  #toPrevious(ids: readonly string[], orientation: "down" | "right"): { readonly previous?: Float64Array } {
    const scene = this.index?.scene;
    if (scene === undefined || scene.orientation !== orientation) return {};
    const across = orientation === "down" ? scene.layout.x : scene.layout.y;
    const before = new Map(this.#ids.map((id, item) => [id, across[item]!]));
    return { previous: Float64Array.from(ids, (id) => before.get(id) ?? Number.NaN) };
  }

  #putBack({ id, x, y }: Anchor): void {
    const item = this.#ids.indexOf(id);
    if (item < 0) return;
    const now = toAnchorPoint(this.index!, item);
    this.setCamera({ ...this.camera, x: this.camera.x + now.x - x, y: this.camera.y + now.y - y });
  }

  #showSought(): void {
    const item = this.#sought < 0 ? -1 : this.itemOf(this.#sought);
    this.#sought = -1;
    const layout = this.index?.scene.layout;
    if (item < 0 || layout === undefined) return;
    const scale = Math.max(READABLE, Math.min(1.5, this.camera.scale));
    this.setCamera(centreCamera(layout.x[item]!, layout.y[item]!, scale, this.toFreeExtent()));
  }

  #setBusy(state: "busy" | "idle"): void {
    this.isBusy = state === "busy";
    this.busyChanged.emit(state);
  }
}
