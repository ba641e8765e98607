/** Turns a drawing into what the layout engine reads. */
import type { LayoutGraph } from "../layout/layout-graph.js";
import type { Drawing } from "./drawing.js";
import type { NodeBox } from "./node-box.js";

/**
 * The nodes of the layout are those of the drawing, followed by its groups. O(nodes + groups + edges).
 *
 * @param boxes - The box of each node.
 */
export function toLayoutGraph({ nodes, groups, edges }: Drawing, boxes: readonly NodeBox[]): LayoutGraph {
  const count = nodes.length + groups.length;
  const widths = new Float64Array(count);
  const heights = new Float64Array(count);
  for (const [index, { width, height }] of boxes.entries()) {
    widths[index] = width;
    heights[index] = height;
  }
  const parents = Int32Array.from(
    [...nodes.map(({ group }) => group), ...groups.map(({ parent }) => parent)],
    (group) => (group < 0 ? -1 : nodes.length + group),
  );
  const from = Int32Array.from(edges, (edge) => edge.from);
  const to = Int32Array.from(edges, (edge) => edge.to);
  return { widths, heights, parents, from, to };
}
