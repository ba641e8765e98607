/** Arranges the components of a level, within the frame of the group. */
import type { Component, LevelGraph } from "./components.js";
import { packBoxes } from "./pack-boxes.js";
import type { LevelGaps } from "./placement.js";

/** Where the items and edges of a level are, from the upper left corner of the group. */
export interface ArrangedLevel {
  /** Centre of each item across the page. */
  readonly x: Float64Array;
  /** Centre of each item along the edges. */
  readonly y: Float64Array;
  /** Width of the group. */
  readonly width: number;
  /** Height of the group. */
  readonly height: number;
  /** For each edge its points, x and y in turns. */
  readonly points: readonly number[][];
}

/**
 * Arranges components: that with the ports of the group reaches from its top to its bottom, the others are packed beside
 * it. O(items + points).
 */
export function arrangeComponents(
  graph: LevelGraph,
  components: readonly Component[],
  { nodeGap, left, right, top, bottom }: LevelGaps,
): ArrangedLevel {
  const main = components.find(({ kind }) => kind === "with-ports");
  const free = components.filter(({ kind }) => kind === "free");
  const packing = packBoxes(free, nodeGap, main?.height);
  const aside = main === undefined ? 0 : main.width + (free.length === 0 ? 0 : nodeGap);
  const inner = Math.max(main?.height ?? 0, packing.height);
  const [width, height] = [left + aside + packing.width + right, top + inner + bottom];
  const count = graph.widths.length;
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const points: number[][] = Array.from({ length: graph.links.length }, () => []);
  const put = ({ items, edges, layout, ...component }: Component, dx: number, dy: number): void => {
    items.forEach((item, local) => {
      x[item] = dx + (layout?.x[local] ?? component.width / 2);
      y[item] = dy + (layout?.y[local] ?? component.height / 2);
    });
    edges.forEach((edge, local) => {
      const own = points[edge]!;
      for (let at = 2 * layout!.starts[local]!; at < 2 * layout!.starts[local + 1]!; at += 2)
        own.push(layout!.points[at]! + dx, layout!.points[at + 1]! + dy);
    });
  };
  free.forEach((component, index) => put(component, left + aside + packing.x[index]!, top + packing.y[index]!));
  if (main !== undefined) {
    put(main, left, top);
    reachBorder(graph, main, y, points, height);
  }
  return { x, y, width, height, points };
}

/** Moves ports to the border, and lets their links reach them. */
function reachBorder(
  { nodes, from, to, pins }: LevelGraph,
  { items, edges }: Component,
  y: Float64Array,
  points: readonly number[][],
  height: number,
): void {
  for (const item of items) if (item >= nodes.length) y[item] = pins[item] === 1 ? 0 : height;
  for (const edge of edges) {
    const own = points[edge]!;
    if (from[edge]! >= nodes.length) own.unshift(own[0]!, 0);
    if (to[edge]! >= nodes.length) own.push(own.at(-2)!, height);
  }
}
