/**
 * Wraps nodes with the same neighbours. In layers, a node with 5,000 dependents would make a picture of a million pixels
 * by two hundred; those dependents that have no other edges, or all the same ones, are laid out as a grid instead, and the
 * grid takes part in the layout as one node.
 */
import type { Level } from "./levels.js";
import type { Links } from "./plan-links.js";
import type { LevelGaps, Placement } from "./placement.js";

/** Fewer twins stay in a layer. */
const MIN_TWINS = 17;
/** Nodes with more links are no twins, which also keeps twins from being neighbours of twins. */
const MAX_LINKS = 8;
/** Width of a grid by its height. */
const ASPECT = 3;

/** Nodes with the same neighbours. */
export interface TwinBlock {
  /** The nodes; the first one represents the block. */
  readonly members: readonly number[];
  /** For each member its links: those from above and then those to below, in the same order for all. */
  readonly links: readonly (readonly number[])[];
  /** Width of the grid, with the room around it. */
  readonly width: number;
  /** Height of the grid, with the room in which links spread. */
  readonly height: number;
  /** Number of columns. */
  readonly columns: number;
  /** Width of the widest member. */
  readonly cellWidth: number;
  /** Height of the highest member. */
  readonly cellHeight: number;
  /** Room above the first row, in which links spread. */
  readonly above: number;
}

/**
 * Finds twins in a level; O(members + links).
 *
 * @param previous - For each node its former position across the page, or NaN: the grid has this order.
 */
export function findTwins(
  { members, links: inside }: Level,
  links: Links,
  isBox: Uint8Array,
  { widths, heights }: Placement,
  previous: Float64Array,
  gaps: LevelGaps,
): readonly TwinBlock[] {
  if (inside.length < MIN_TWINS) return [];
  const isCandidate = findCandidates(members, inside, links);
  const [ins, outs] = [new Map<number, number[]>(), new Map<number, number[]>()];
  for (const link of inside) {
    if (isCandidate.has(links.to[link]!)) push(ins, links.to[link]!, link);
    if (isCandidate.has(links.from[link]!)) push(outs, links.from[link]!, link);
  }
  const bySignature = new Map<string, { node: number; links: readonly number[] }[]>();
  for (const node of isCandidate) {
    const [above, below] = [ins.get(node) ?? [], outs.get(node) ?? []];
    const degree = above.length + below.length;
    if (isBox[node] === 1 || degree === 0 || degree > MAX_LINKS) continue;
    above.sort((a, b) => links.from[a]! - links.from[b]! || links.fromPorts[a]! - links.fromPorts[b]!);
    below.sort((a, b) => links.to[a]! - links.to[b]! || links.toPorts[a]! - links.toPorts[b]!);
    const ups = above.map((link) => `${links.from[link]}:${links.fromPorts[link]}`);
    const signature = [...ups, "|", ...below.map((link) => `${links.to[link]}:${links.toPorts[link]}`)].join(" ");
    const own = { node, links: [...above, ...below] };
    const twins = bySignature.get(signature);
    if (twins === undefined) bySignature.set(signature, [own]);
    else twins.push(own);
  }
  const blocks: TwinBlock[] = [];
  for (const [signature, twins] of bySignature) {
    if (twins.length < MIN_TWINS) continue;
    const rankOf = ({ node }: { node: number }): number => previous[node]!;
    const kept = twins.filter((twin) => !Number.isNaN(rankOf(twin))).sort((a, b) => rankOf(a) - rankOf(b));
    const sorted = [...kept, ...twins.filter((twin) => Number.isNaN(rankOf(twin)))];
    const cellWidth = sorted.reduce((most, { node }) => Math.max(most, widths[node]!), 0);
    const cellHeight = sorted.reduce((most, { node }) => Math.max(most, heights[node]!), 0);
    const [stepX, stepY] = [cellWidth + gaps.nodeGap, cellHeight + gaps.nodeGap];
    const columns = Math.max(1, Math.ceil(Math.sqrt((sorted.length * ASPECT * stepY) / Math.max(stepX, 1))));
    const rows = Math.ceil(sorted.length / columns);
    const above = signature.startsWith("|") ? 0 : gaps.layerGap;
    const below = signature.endsWith("|") ? 0 : gaps.layerGap;
    blocks.push({
      members: sorted.map(({ node }) => node),
      links: sorted.map((twin) => twin.links),
      width: columns * stepX,
      height: above + rows * stepY - gaps.nodeGap + below,
      columns,
      cellWidth,
      cellHeight,
      above,
    });
  }
  return blocks;
}

/** Places the members of a block, and makes for each the way from the middle of the block's top and to that of its bottom. */
export function placeTwins(
  { members, width, height, columns, cellWidth, cellHeight, above }: TwinBlock,
  gap: number,
): { x: number; y: number; enter: readonly number[]; leave: readonly number[] }[] {
  const rows = Math.ceil(members.length / columns);
  return members.map((_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const left = column * (cellWidth + gap) + gap / 2;
    const top = above + row * (cellHeight + gap);
    const bottom = top + cellHeight;
    const x = left + cellWidth / 2;
    // Links pass other rows between the columns, those from above to the left and those to below to the right of a node.
    const [lane, otherLane] = [left - gap / 4, left + cellWidth + gap / 4];
    const lastTop = above + (rows - 1) * (cellHeight + gap);
    return {
      x,
      y: (top + bottom) / 2,
      enter: [width / 2, 0, ...(row === 0 ? [] : [lane, above, lane, top - gap]), x, top],
      leave: [
        x,
        bottom,
        ...(row === rows - 1 ? [] : [otherLane, bottom + gap, otherLane, lastTop + cellHeight]),
        width / 2,
        height,
      ],
    };
  });
}

/** Members whose links have the same sum as those of many others: all twins, and hardly any others. */
function findCandidates(members: Int32Array, inside: Int32Array, { from, fromPorts, to, toPorts }: Links): Set<number> {
  const sums = new Map<number, number>();
  const add = (node: number, neighbour: number, port: number, factor: number): void => {
    const term = Math.imul(neighbour * 31 + port, factor);
    sums.set(node, ((sums.get(node) ?? 0) + (term ^ (term >>> 15))) | 0);
  };
  for (const link of inside) {
    add(to[link]!, from[link]!, fromPorts[link]!, 0x2c1b3c6d);
    add(from[link]!, to[link]!, toPorts[link]!, 0x297a2d39);
  }
  const counts = new Map<number, number>();
  for (const node of members) counts.set(sums.get(node) ?? 0, (counts.get(sums.get(node) ?? 0) ?? 0) + 1);
  return new Set(members.filter((node) => sums.has(node) && counts.get(sums.get(node)!)! >= MIN_TWINS));
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
