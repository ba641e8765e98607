/** Lays out a graph in layers. */
import { checkGraph } from "./check-graph.js";
import { composeLayout } from "./groups/compose-layout.js";
import { findBackwardEdges } from "./groups/find-backward-edges.js";
import { layOutLevel } from "./groups/lay-out-level.js";
import { listLevels } from "./groups/levels.js";
import type { LevelGaps, Placement } from "./groups/placement.js";
import { type LinkPlan, planLinks } from "./groups/plan-links.js";
import { findPortHints } from "./groups/port-hints.js";
import { toSiblingEdges } from "./groups/sibling-edges.js";
import type { Layout, LayoutGraph, LayoutOptions } from "./layout-graph.js";

/**
 * Lays out a graph in layers, groups as boxes around their members; the same graph always in the same way.
 *
 * The method is that of Sugiyama: edges that close a cycle are turned, nodes are assigned to layers, ordered within them
 * and placed, and edges pass other layers through bends. Groups are laid out from the innermost to the outermost, and take
 * part in the layout of the group around them as boxes with ports at which edges enter and leave. Components that are
 * not connected are packed in rows, and 17 nodes or more with the same neighbours are wrapped in a grid.
 *
 * About O((nodes + bends + edges) × log nodes), without recursion.
 *
 * @throws RangeError if an array has the wrong length, an index or a size is out of range, or a group is inside itself.
 * @see https://doi.org/10.1109/TSMC.1981.4308636
 */
export function layOut(graph: LayoutGraph, options: LayoutOptions = {}): Layout {
  const depths = checkGraph(graph, options);
  const { parents } = graph;
  const count = parents.length;
  const siblings = toSiblingEdges(graph, depths);
  const isBackward = findBackwardEdges(count, siblings);
  const turned = { ...graph, ...turnEdges(graph, isBackward) };
  const plan = planLinks(turned, turnEdges(siblings, isBackward));
  const [widths, heights] =
    options.orientation === "right" ? [graph.heights, graph.widths] : [graph.widths, graph.heights];
  const placement: Placement = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    widths: widths.slice(),
    heights: heights.slice(),
    portOffsets: new Float64Array(plan.ports.groups.length),
    portRanks: new Int32Array(plan.ports.groups.length),
    linkPoints: [],
  };
  const isBox = new Uint8Array(count);
  for (const parent of parents) if (parent !== -1) isBox[parent] = 1;
  const gaps = toGaps(options);
  const context = {
    plan,
    isBox,
    gaps,
    previous: options.previous ?? new Float64Array(count).fill(NaN),
    portHints: new Float64Array(plan.ports.groups.length).fill(NaN),
    itemOf: new Int32Array(count),
    itemOfPort: new Int32Array(plan.ports.groups.length),
  };
  const levels = listLevels(parents, depths, plan);
  for (const level of levels) layOutLevel(level, placement, context);
  for (let pass = 0; pass < countPasses(plan); pass++) {
    const portHints = findPortHints(plan, placement.linkPoints);
    for (const level of levels) layOutLevel(level, placement, { ...context, portHints });
  }
  return composeLayout(graph, isBackward, levels, plan, placement, gaps, options.orientation ?? "down");
}

/**
 * How often everything is laid out again: a group is laid out before it is known from where edges come to it. This removes
 * a third of the crossings, but takes as long each time as the first.
 */
function countPasses({ ports, links }: LinkPlan): number {
  if (ports.groups.length === 0 || links.groups.length > 20_000) return 0;
  return links.groups.length > 3000 ? 1 : 3;
}

function turnEdges(
  { from, to }: { readonly from: Int32Array; readonly to: Int32Array },
  isBackward: Uint8Array,
): { from: Int32Array; to: Int32Array } {
  return {
    from: from.map((source, edge) => (isBackward[edge] === 1 ? to[edge]! : source)),
    to: to.map((target, edge) => (isBackward[edge] === 1 ? from[edge]! : target)),
  };
}

function toGaps({
  orientation = "down",
  nodeGap = 24,
  layerGap = 48,
  groupPadding = 16,
  groupHeader = 24,
}: LayoutOptions): LevelGaps {
  const header = groupPadding + groupHeader;
  return {
    nodeGap,
    layerGap,
    // The title is at the top of the page, which is where layers begin, or one of their ends.
    left: orientation === "right" ? header : groupPadding,
    top: orientation === "right" ? groupPadding : header,
    right: groupPadding,
    bottom: groupPadding,
  };
}
