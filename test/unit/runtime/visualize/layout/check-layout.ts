/** Says what is wrong with a layout, by looking at every pair of nodes and every point of every edge. */
import type { Layout, LayoutGraph, LayoutOptions } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";

const TOLERANCE = 1e-6;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The faults of a layout, in words; empty if it is right. */
export function findLayoutFaults(graph: LayoutGraph, layout: Layout, options: LayoutOptions = {}): readonly string[] {
  const { groupPadding = 16, groupHeader = 24, orientation = "down" } = options;
  const count = graph.parents.length;
  const faults: string[] = [];
  const boxes = Array.from({ length: count }, (_, node) => boxOf(layout, node));
  const picture = { left: 0, top: 0, right: layout.width, bottom: layout.height };
  for (let node = 0; node < count; node++) {
    const parent = graph.parents[node]!;
    const isGroup = graph.parents.includes(node);
    if (![layout.x[node], layout.y[node]].every(Number.isFinite)) faults.push(`node ${node} is nowhere`);
    if (!isGroup && (layout.widths[node] !== graph.widths[node] || layout.heights[node] !== graph.heights[node]))
      faults.push(`node ${node} has another size`);
    if (!isInside(boxes[node]!, picture)) faults.push(`node ${node} is outside of the picture`);
    const outer = parent === -1 ? undefined : boxes[parent]!;
    if (outer && !isInside(boxes[node]!, shrink(outer, groupPadding, groupHeader)))
      faults.push(`node ${node} is not inside of its group ${parent} below the title`);
    for (let other = 0; other < node; other++)
      if (graph.parents[other] === parent && doOverlap(boxes[node]!, boxes[other]!))
        faults.push(`nodes ${other} and ${node} overlap`);
  }
  for (let edge = 0; edge < graph.from.length; edge++) {
    const points = pointsOf(layout, edge);
    const [source, target] = [graph.from[edge]!, graph.to[edge]!];
    if (points.length < 2) {
      faults.push(`edge ${edge} has ${points.length} points`);
      continue;
    }
    if (!isOnBorder(points[0]!, boxes[source]!)) faults.push(`edge ${edge} does not begin at its source`);
    if (!isOnBorder(points.at(-1)!, boxes[target]!)) faults.push(`edge ${edge} does not end at its target`);
    const own = new Set([...groupsAround(graph, source), ...groupsAround(graph, target)]);
    for (let at = 1; at < points.length; at++) {
      const part = [points[at - 1]!, points[at]!] as const;
      if (!part.every(([x, y]) => isInside({ left: x, right: x, top: y, bottom: y }, picture)))
        faults.push(`edge ${edge} leaves the picture`);
      for (let node = 0; node < count; node++)
        if (!own.has(node) && doesCut(part, boxes[node]!)) faults.push(`edge ${edge} runs through node ${node}`);
    }
    const along = orientation === "down" ? 1 : 0;
    const steps = points.slice(1).map((point, at) => point[along] - points[at]![along]);
    if (source !== target && steps.some((step) => step > TOLERANCE) && steps.some((step) => step < -TOLERANCE))
      faults.push(`edge ${edge} turns back`);
  }
  return faults;
}

/** The points of an edge. */
export function pointsOf({ starts, points }: Layout, edge: number): readonly (readonly [number, number])[] {
  return Array.from({ length: starts[edge + 1]! - starts[edge]! }, (_, at) => {
    const index = 2 * (starts[edge]! + at);
    return [points[index]!, points[index + 1]!] as const;
  });
}

/** A node's own index and those of all groups around it. */
function groupsAround({ parents }: LayoutGraph, node: number): readonly number[] {
  const groups: number[] = [];
  for (let each = node; each !== -1; each = parents[each]!) groups.push(each);
  return groups;
}

function boxOf({ x, y, widths, heights }: Layout, node: number): Box {
  const [halfWidth, halfHeight] = [widths[node]! / 2, heights[node]! / 2];
  return {
    left: x[node]! - halfWidth,
    right: x[node]! + halfWidth,
    top: y[node]! - halfHeight,
    bottom: y[node]! + halfHeight,
  };
}

function shrink({ left, top, right, bottom }: Box, padding: number, header: number): Box {
  return { left: left + padding, top: top + padding + header, right: right - padding, bottom: bottom - padding };
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left - TOLERANCE &&
    inner.top >= outer.top - TOLERANCE &&
    inner.right <= outer.right + TOLERANCE &&
    inner.bottom <= outer.bottom + TOLERANCE
  );
}

function doOverlap(a: Box, b: Box): boolean {
  return (
    a.left < b.right - TOLERANCE &&
    b.left < a.right - TOLERANCE &&
    a.top < b.bottom - TOLERANCE &&
    b.top < a.bottom - TOLERANCE
  );
}

function isOnBorder([x, y]: readonly [number, number], { left, top, right, bottom }: Box): boolean {
  const isWithin = x >= left - TOLERANCE && x <= right + TOLERANCE && y >= top - TOLERANCE && y <= bottom + TOLERANCE;
  return isWithin && [x - left, right - x, y - top, bottom - y].some((each) => Math.abs(each) <= TOLERANCE);
}

/** Whether a straight line has more than a point in common with the inside of a box (Liang and Barsky). */
function doesCut(
  [[x, y], [endX, endY]]: readonly [readonly [number, number], readonly [number, number]],
  box: Box,
): boolean {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [x - endX, x - (box.left + TOLERANCE)],
    [endX - x, box.right - TOLERANCE - x],
    [y - endY, y - (box.top + TOLERANCE)],
    [endY - y, box.bottom - TOLERANCE - y],
  ] as const) {
    if (step === 0 && room <= 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}
