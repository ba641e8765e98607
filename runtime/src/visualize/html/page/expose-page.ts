/** Shows tests, and the curious, what the page does. */
import type { Camera } from "./camera.js";
import type { CanvasView } from "./canvas-view.js";
import { toMermaidText } from "./copy-mermaid.js";
import type { Explorer } from "./explorer.js";
import type { Picture } from "./picture.js";

/** `window.icosian`: read only, and not part of what versions keep. */
export interface ExposedPage {
  /** What the canvas shows. */
  readonly camera: Camera;
  /** Whether a layout is under way. */
  readonly isBusy: boolean;
  /** Number of items, nodes and groups, that are drawn. */
  readonly items: number;
  /** Number of edges that are drawn. */
  readonly edges: number;
  /** Number of frames that have been painted. */
  readonly frames: number;
  /** Name of the selected node, or null. */
  readonly selected: string | null;
  /** Names of the emphasised nodes, sorted. */
  readonly emphasised: readonly string[];
  /** Where the middle of a node, or of a group by its label, is on the page; null if it is not drawn. */
  positionOf(name: string): { readonly x: number; readonly y: number } | null;
  /** What is copied as Mermaid. */
  mermaid(): string;
}

/** Defines `window.icosian`. */
export function exposePage(explorer: Explorer, picture: Picture, view: CanvasView): void {
  const exposed: ExposedPage = {
    get camera() {
      return { ...picture.camera };
    },
    get isBusy() {
      return picture.isBusy;
    },
    get items() {
      return picture.index?.scene.visible.nodes.length ?? 0;
    },
    get edges() {
      return picture.index?.scene.visible.from.length ?? 0;
    },
    get frames() {
      return view.frames;
    },
    get selected() {
      return explorer.model.nodes[explorer.selected]?.name ?? null;
    },
    get emphasised() {
      return [...(explorer.emphasised() ?? [])].map((node) => explorer.model.nodes[node]!.name).sort();
    },
    positionOf(name) {
      const { index, camera } = picture;
      if (index === null) return null;
      const { visible, layout } = index.scene;
      const group = visible.groups.findIndex((each) => explorer.tree.groups[each]?.label === name);
      const node = explorer.model.indexes.get(name);
      const item = node === undefined ? group : picture.itemOf(node);
      if (item < 0) return null;
      const { left, top } = document.getElementById("canvas")!.getBoundingClientRect();
      // The title of an expanded group, because members lie in its middle.
      const y = visible.expanded[item] === 1 ? index.boundsOf(item).top + 8 : layout.y[item]!;
      return { x: left + (layout.x[item]! - camera.x) * camera.scale, y: top + (y - camera.y) * camera.scale };
    },
    mermaid() {
      return toMermaidText(explorer);
    },
  };
  Object.defineProperty(globalThis, "icosian", { value: Object.freeze(exposed) });
}
