/** The picture of what the explorer shows: its layout and the camera. */
import type { NodeStyle } from "../../drawing-options.js";
import type { PageProblem } from "../page-data.js";
import { centreCamera, fitCamera, type Camera, type Extent } from "./camera.js";
import { SIZES } from "./dimensions.js";
import type { Explorer } from "./explorer.js";
import { toItemLooks, type LookSettings } from "./item-looks.js";
import type { LayoutClient } from "./layout-client.js";
import { SceneIndex } from "./scene-index.js";
import { Signal } from "./signal.js";
import type { TextMeasure } from "./text-measure.js";
import { toVisibleGraph, type VisibleGraph } from "./visible-graph.js";

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
    if (layout !== undefined) this.setCamera(fitCamera(layout, this.extent, MARGIN));
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
    const { camera, extent } = this;
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
    const ids = this.#toIds(visible);
    const { orientation } = settings;
    const { parents, from, to } = visible;
    const options = {
      orientation,
      groupPadding: SIZES.groupPadding,
      groupHeader: SIZES.groupHeader,
      ...this.#toPrevious(ids, orientation),
    };
    const layout = await this.#layouts.layOut({ widths, heights, parents, from, to }, options);
    if (id !== this.#count) return;
    const anchor = this.#toAnchor(fixed, new Set(ids));
    const isFirst = this.index === null;
    this.index = new SceneIndex({ id, orientation, visible, layout, looks });
    this.#ids = ids;
    this.#setBusy("idle");
    if (isFirst) this.fit();
    else if (anchor !== null) this.#putBack(anchor);
    this.#showSought();
    this.sceneChanged.emit();
  }

  #toLookSettings(): LookSettings {
    const { settings, styles, problems, model } = this.#explorer;
    return { ...settings, styles: styles satisfies ReadonlyMap<number, NodeStyle>, highlight: this.#highlight, problems: toWorst(problems, model.indexes) };
  }

  #toIds({ nodes, groups, from, to }: VisibleGraph): readonly string[] {
    const { model, tree } = this.#explorer;
    const used = new Set<string>();
    const ids = Array.from(nodes, (node, item) =>
      node >= 0 ? `node ${model.nodes[node]!.name}` : `group ${tree.groups[groups[item]!]!.id}`,
    );
    // Copies of an input are told apart by their readers.
    const readers = new Map<number, number>();
    from.forEach((source, edge) => readers.set(source, to[edge]!));
    return ids.map((id, item) => {
      const isCopy = used.has(id);
      used.add(id);
      return isCopy ? `${id} of ${ids[readers.get(item) ?? -1] ?? ""}` : id;
    });
  }

  /** Where the items of the last layout were, across the layers. */
  #toPrevious(ids: readonly string[], orientation: "down" | "right"): { readonly previous?: Float64Array } {
    const scene = this.index?.scene;
    if (scene === undefined || scene.orientation !== orientation) return {};
    const across = orientation === "down" ? scene.layout.x : scene.layout.y;
    const before = new Map(this.#ids.map((id, item) => [id, across[item]!]));
    return { previous: Float64Array.from(ids, (id) => before.get(id) ?? Number.NaN) };
  }

  /** The item that stays where it is on the page, of those that are still drawn. */
  #toAnchor(fixed: string | null, kept: ReadonlySet<string>): { readonly id: string; readonly x: number; readonly y: number } | null {
    const scene = this.index?.scene;
    if (scene === undefined) return null;
    const { x, y, scale } = this.camera;
    const [middleX, middleY] = [x + this.extent.width / 2 / scale, y + this.extent.height / 2 / scale];
    let [best, least] = [-1, Infinity];
    this.#ids.forEach((id, item) => {
      if (!kept.has(id)) return;
      const distance = id === fixed ? -1 : Math.hypot(scene.layout.x[item]! - middleX, scene.layout.y[item]! - middleY);
      if (distance < least) [best, least] = [item, distance];
    });
    return best < 0 ? null : { id: this.#ids[best]!, ...this.#toPoint(best) };
  }

  #putBack({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }): void {
    const item = this.#ids.indexOf(id);
    if (item < 0) return;
    const now = this.#toPoint(item);
    this.setCamera({ ...this.camera, x: this.camera.x + now.x - x, y: this.camera.y + now.y - y });
  }

  /** The middle of the upper border, which stays the same when a group opens. */
  #toPoint(item: number): { readonly x: number; readonly y: number } {
    const { left, right, top } = this.index!.boundsOf(item);
    return { x: (left + right) / 2, y: top };
  }

  #showSought(): void {
    const item = this.#sought < 0 ? -1 : this.itemOf(this.#sought);
    this.#sought = -1;
    const layout = this.index?.scene.layout;
    if (item < 0 || layout === undefined) return;
    const scale = Math.max(READABLE, Math.min(1.5, this.camera.scale));
    this.setCamera(centreCamera(layout.x[item]!, layout.y[item]!, scale, this.extent));
  }

  #setBusy(state: "busy" | "idle"): void {
    this.isBusy = state === "busy";
    this.busyChanged.emit(state);
  }
}

function toWorst(problems: readonly PageProblem[], indexes: ReadonlyMap<string, number>): LookSettings["problems"] {
  const worst = new Map<number, PageProblem["severity"]>();
  const order = ["info", "warning", "error"] as const;
  for (const { node, severity } of problems) {
    const index = indexes.get(node);
    if (index === undefined) continue;
    const before = worst.get(index);
    if (before === undefined || order.indexOf(severity) > order.indexOf(before)) worst.set(index, severity);
  }
  return worst;
}
