/** Paints a part of a scene. */
import type { Brush } from "./brush.js";
import { paintEdges } from "./paint-edges.js";
import { paintGroups } from "./paint-groups.js";
import { paintNodes } from "./paint-nodes.js";

/** The part of a scene that is painted. */
export interface PaintedPart {
  /** Items, each after the group that contains it. */
  readonly items: readonly number[];
  /** Edges. */
  readonly edges: readonly number[];
}

/** Paints items and edges: groups, then edges, then nodes, but no titles, which follow the camera. O(items + points of the edges). */
export function paintScene(brush: Brush, { items, edges }: PaintedPart): void {
  paintGroups(brush, items);
  paintEdges(brush, edges, brush.palette.edge);
  paintNodes(brush, items);
}
