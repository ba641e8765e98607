/** Lays out the members of one group, whose own members are laid out already. */
import { AT_BOTTOM, AT_TOP } from "../flat/flat-graph.js";
import { splitComponents, type LevelGraph } from "./components.js";
import { arrangeComponents } from "./arrange-components.js";
import type { Level } from "./levels.js";
import type { Links, LinkPlan } from "./plan-links.js";
import type { LevelGaps, Placement } from "./placement.js";
import { findTwins, placeTwins, type TwinBlock } from "./twin-blocks.js";

/** What all levels of a picture share. */
export interface LevelContext {
  /** Links and ports of all levels. */
  readonly plan: LinkPlan;
  /** For each node 1 if it has members. */
  readonly isBox: Uint8Array;
  /** For each node its former position across the page, or NaN. */
  readonly previous: Float64Array;
  /** Gaps and the room inside the borders of groups. */
  readonly gaps: LevelGaps;
  /** For each port a position across the page by which it comes among the others of its side, or NaN. */
  readonly portHints: Float64Array;
  /** Room for the item of each node. */
  readonly itemOf: Int32Array;
  /** Room for the item of each port. */
  readonly itemOfPort: Int32Array;
}

/** Lays out a level: writes the positions of its members and links, and the size and ports of the group. */
export function layOutLevel(level: Level, placement: Placement, context: LevelContext): void {
  const { plan, gaps, isBox, previous } = context;
  const blocks = findTwins(level, plan.links, isBox, placement, previous, gaps);
  const graph = toLevelGraph(level, placement, context, blocks);
  const components = splitComponents(graph, gaps);
  const frame = level.group === -1 ? { ...gaps, left: 0, right: 0, top: 0, bottom: 0 } : gaps;
  const arranged = arrangeComponents(graph, components, frame);
  graph.nodes.forEach((node, item) => {
    placement.x[node] = arranged.x[item]!;
    placement.y[node] = arranged.y[item]!;
  });
  graph.links.forEach((link, edge) => (placement.linkPoints[link] = arranged.points[edge]!));
  for (const block of blocks) spreadTwins(block, placement, plan.links, gaps);
  if (level.group === -1) return;
  placement.widths[level.group] = arranged.width;
  placement.heights[level.group] = arranged.height;
  for (const side of ["top", "bottom"] as const) {
    const own = Array.from(level.ports).filter((port) => plan.ports.sides[port] === side);
    const xOf = (port: number): number => arranged.x[context.itemOfPort[port]!]!;
    own.sort((a, b) => xOf(a) - xOf(b) || a - b);
    own.forEach((port, rank) => {
      placement.portRanks[port] = rank;
      placement.portOffsets[port] = xOf(port) - arranged.width / 2;
    });
  }
}

/** Numbers the members, blocks and ports of a level as items of one graph. */
function toLevelGraph(
  { group, members, ports, links }: Level,
  { widths, heights, portOffsets, portRanks }: Placement,
  { plan, isBox, previous, portHints, itemOf, itemOfPort }: LevelContext,
  blocks: readonly TwinBlock[],
): LevelGraph {
  const nodes: number[] = [];
  const [itemWidths, itemHeights, pins, former]: [number[], number[], number[], number[]] = [[], [], [], []];
  const addItem = (width: number, height: number, pin: number, position: number): number => {
    itemHeights.push(height);
    pins.push(pin);
    former.push(position);
    return itemWidths.push(width) - 1;
  };
  const isWrapped = new Set<number>();
  for (const block of blocks) {
    // The block stands where its first member, which has its links, would.
    const [first] = block.members as [number];
    itemOf[first] = addItem(block.width, block.height, 0, previous[first]!);
    nodes.push(first);
    for (const node of block.members) isWrapped.add(node);
  }
  for (const node of members) {
    if (isWrapped.has(node)) continue;
    itemOf[node] = addItem(widths[node]!, heights[node]!, 0, previous[node]!);
    nodes.push(node);
  }
  for (const port of ports)
    itemOfPort[port] = addItem(0, 0, plan.ports.sides[port] === "top" ? AT_TOP : AT_BOTTOM, portHints[port]!);
  const isFirst = new Set(blocks.map((block) => block.members[0]!));
  const skips = (node: number): boolean => isWrapped.has(node) && !isFirst.has(node);
  const { from, fromPorts, to, toPorts } = plan.links;
  const kept = blocks.length === 0 ? links : links.filter((link) => !skips(from[link]!) && !skips(to[link]!));
  const itemAt = (node: number, port: number): number => (node === group ? itemOfPort[port]! : itemOf[node]!);
  const isAtBox = (node: number): boolean => node !== group && isBox[node] === 1;
  return {
    nodes,
    links: kept,
    widths: itemWidths,
    heights: itemHeights,
    pins,
    previous: former,
    from: kept.map((link) => itemAt(from[link]!, fromPorts[link]!)),
    to: kept.map((link) => itemAt(to[link]!, toPorts[link]!)),
    fromPorts: kept.map((link) => (isAtBox(from[link]!) ? portRanks[fromPorts[link]!]! : 0)),
    toPorts: kept.map((link) => (isAtBox(to[link]!) ? portRanks[toPorts[link]!]! : 0)),
    fromOffsets: Float64Array.from(kept, (link) => (isAtBox(from[link]!) ? portOffsets[fromPorts[link]!]! : 0)),
    toOffsets: Float64Array.from(kept, (link) => (isAtBox(to[link]!) ? portOffsets[toPorts[link]!]! : 0)),
  };
}

/** Turns the position of a block into those of its members, and its links into theirs. */
function spreadTwins(block: TwinBlock, { x, y, heights, linkPoints }: Placement, links: Links, gaps: LevelGaps): void {
  const [first] = block.members as [number];
  const [left, top] = [x[first]! - block.width / 2, y[first]! - block.height / 2];
  const outer = block.links[0]!.map((link) => linkPoints[link]!);
  placeTwins(block, gaps.nodeGap).forEach((place, index) => {
    const node = block.members[index]!;
    x[node] = left + place.x;
    y[node] = top + place.y;
    // Members may be smaller than a cell.
    const slack = (block.cellHeight - heights[node]!) / 2;
    const shift = (points: readonly number[]): number[] =>
      points.map((value, at) => value + (at % 2 === 0 ? left : top));
    const [enter, leave] = [shift(place.enter), shift(place.leave)];
    if (slack > 0) enter.push(enter.at(-2)!, enter.at(-1)! + slack);
    if (slack > 0) leave.unshift(leave[0]!, leave[1]! - slack);
    block.links[index]!.forEach((link, rank) => {
      const isIn = links.to[link] === node;
      linkPoints[link] = isIn ? [...outer[rank]!, ...enter.slice(2)] : [...leave.slice(0, -2), ...outer[rank]!];
    });
  });
}
