/** Paints the selected node and its neighbours over the picture, with the rest dimmed. */
import type { Explorer } from "./explorer.js";
import { toDistances } from "./neighbours.js";
import { paintEdges } from "./paint-edges.js";
import { paintGroupTitles } from "./paint-groups.js";
import { paintNodes, traceItem } from "./paint-nodes.js";
import type { Brush } from "./paint-scene.js";
import type { SceneIndex } from "./scene-index.js";

/** What is emphasised. */
export interface Emphasis {
  /** Item of the selected node or group, or -1. */
  readonly selected: number;
  /** Whether everything else is dimmed. */
  readonly isDimming: boolean;
  /** For each item whether it is emphasised. */
  readonly items: Uint8Array;
  /** For each edge: 1 upstream, 2 downstream, 3 on a path, 0 otherwise. */
  readonly edges: Uint8Array;
}

/** Finds out what is emphasised; null if nothing is. O(nodes + edges). */
export function findEmphasis(explorer: Explorer, index: SceneIndex): Emphasis | null {
  const { model, tree, selected, focusedGroup, hops, path } = explorer;
  const { visible } = index.scene;
  const items = new Uint8Array(visible.nodes.length);
  if (selected < 0) {
    const item = visible.groups.findIndex((group) => tree.groups[group]?.id === focusedGroup);
    return item < 0 ? null : { selected: item, isDimming: false, items, edges: new Uint8Array(visible.from.length) };
  }
  const distances = toDistances(model, selected, hops);
  const isNear = (node: number): boolean => (path === null ? !Number.isNaN(distances[node]) : path.has(node));
  visible.itemOf.forEach((item, node) => {
    if (item >= 0 && isNear(node)) items[item] = 1;
  });
  const sides = new Map<number, number>();
  model.from.forEach((from, edge) => {
    const to = model.to[edge]!;
    if (!isNear(from) || !isNear(to)) return;
    const key = visible.itemOf[from]! * items.length + visible.itemOf[to]!;
    const side = path === null ? toSide(distances[from]!, distances[to]!) : 3;
    if (side > 0) sides.set(key, side);
  });
  const edges = Uint8Array.from(visible.from, (from, edge) => sides.get(from * items.length + visible.to[edge]!) ?? 0);
  return { selected: visible.itemOf[selected] ?? -1, isDimming: true, items, edges };
}

function toSide(from: number, to: number): number {
  if (from <= 0 && to <= 0) return 1;
  return from >= 0 && to >= 0 ? 2 : 0;
}

/** Paints what is emphasised. O(what is in sight). */
export function paintEmphasis(brush: Brush, { selected, isDimming, items, edges }: Emphasis): void {
  const { context, index, palette, area } = brush;
  if (selected >= 0 && !isDimming) paintRing(brush, selected);
  if (!isDimming) return;
  context.fillStyle = palette.veil;
  context.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  const near = index.itemsIn(area);
  const inSight = index.edgesIn(area);
  const colours = [palette.upstream, palette.downstream, palette.focus];
  colours.forEach((colour, side) =>
    paintEdges(
      brush,
      inSight.filter((edge) => edges[edge] === side + 1),
      colour,
      0.6,
    ),
  );
  paintNodes(
    brush,
    near.filter((item) => items[item] === 1),
  );
  paintGroupTitles(brush, near);
  if (selected >= 0) paintRing(brush, selected);
}

function paintRing({ context, index, palette, scale }: Brush, item: number): void {
  const width = Math.max(2.5, 2 / scale);
  traceItem(context, index.scene.looks[item]!, index.boundsOf(item), 1 + width);
  context.lineWidth = width;
  context.strokeStyle = palette.focus;
  context.stroke();
}
