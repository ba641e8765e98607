/** Puts the levels together to one picture. */
import type { Layout, LayoutGraph } from "../layout-graph.js";
import type { Level } from "./levels.js";
import type { LevelGaps, Placement } from "./placement.js";
import type { LinkPlan } from "./plan-links.js";

/** Makes positions absolute, joins links to edges, and turns the picture to its orientation; O(nodes + points). */
export function composeLayout(
  { from, to }: LayoutGraph,
  isBackward: Uint8Array,
  levels: readonly Level[],
  plan: LinkPlan,
  { x, y, widths, heights, linkPoints }: Placement,
  gaps: LevelGaps,
  orientation: "down" | "right",
): Layout {
  const count = x.length;
  const [lefts, tops] = [new Float64Array(count), new Float64Array(count)];
  // From the outermost level to the innermost.
  for (const { group, members } of levels.toReversed())
    for (const node of members) {
      x[node]! += group === -1 ? 0 : lefts[group]!;
      y[node]! += group === -1 ? 0 : tops[group]!;
      lefts[node] = x[node]! - widths[node]! / 2;
      tops[node] = y[node]! - heights[node]! / 2;
    }
  const starts = new Int32Array(from.length + 1);
  const points: number[] = [];
  for (let edge = 0; edge < from.length; edge++) {
    const own: number[] = [];
    const add = (atX: number, atY: number): void => {
      if (own.at(-2) !== atX || own.at(-1) !== atY) own.push(atX, atY);
    };
    const node = from[edge]!;
    if (node === to[edge]) addLoop(own, x[node]!, y[node]!, widths[node]!, heights[node]!, gaps);
    for (let at = plan.starts[edge]!; at < plan.starts[edge + 1]!; at++) {
      const link = plan.chains[at]!;
      const group = plan.links.groups[link]!;
      const [left, top] = group === -1 ? [0, 0] : [lefts[group]!, tops[group]!];
      const ways = linkPoints[link]!;
      for (let index = 0; index < ways.length; index += 2) add(ways[index]! + left, ways[index + 1]! + top);
    }
    // Without a gap between layers both ends are one point.
    if (own.length === 2) own.push(own[0]!, own[1]!);
    if (isBackward[edge] === 1) reversePoints(own);
    for (const value of own) points.push(value);
    starts[edge + 1] = points.length / 2;
  }
  return toPicture({ x, y, widths, heights, starts, points: Float64Array.from(points) }, orientation);
}

/** A loop leaves its node below and enters it from above, around its right side. */
function addLoop(own: number[], x: number, y: number, width: number, height: number, gaps: LevelGaps): void {
  const reach = Math.min(gaps.nodeGap, gaps.layerGap) / 3;
  const [start, side] = [x + width / 4, x + width / 2 + reach];
  const [top, bottom] = [y - height / 2, y + height / 2];
  own.push(start, bottom, side, bottom + reach, side, top - reach, start, top);
}

function reversePoints(own: number[]): void {
  const copy = own.slice();
  for (let at = 0; at < own.length; at += 2) {
    own[at] = copy[own.length - 2 - at]!;
    own[at + 1] = copy[own.length - 1 - at]!;
  }
}

/** Moves everything so that the upper left corner is 0, 0, measures it, and turns it. */
function toPicture(layout: Omit<Layout, "width" | "height">, orientation: "down" | "right"): Layout {
  const { x, y, widths, heights, points } = layout;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (atX: number, atY: number, halfWidth: number, halfHeight: number): void => {
    left = Math.min(left, atX - halfWidth);
    right = Math.max(right, atX + halfWidth);
    top = Math.min(top, atY - halfHeight);
    bottom = Math.max(bottom, atY + halfHeight);
  };
  for (let node = 0; node < x.length; node++) include(x[node]!, y[node]!, widths[node]! / 2, heights[node]! / 2);
  for (let at = 0; at < points.length; at += 2) include(points[at]!, points[at + 1]!, 0, 0);
  if (x.length === 0) return { ...layout, width: 0, height: 0 };
  for (let node = 0; node < x.length; node++) {
    x[node]! -= left;
    y[node]! -= top;
  }
  for (let at = 0; at < points.length; at += 2) {
    points[at]! -= left;
    points[at + 1]! -= top;
  }
  if (orientation === "down") return { ...layout, width: right - left, height: bottom - top };
  for (let at = 0; at < points.length; at += 2) {
    const atX = points[at]!;
    points[at] = points[at + 1]!;
    points[at + 1] = atX;
  }
  return { ...layout, x: y, y: x, widths: heights, heights: widths, width: bottom - top, height: right - left };
}
