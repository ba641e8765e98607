/** Splits the graph of a level into connected components and lays each out. */
import { layOutFlat, type FlatLayout } from "../flat/lay-out-flat.js";
import { toEdgeIndexes } from "../flat/edge-rows.js";
import { rowOf } from "../../../graph/rows.js";
import type { LevelGaps } from "./placement.js";

/** The members, blocks of twins and ports of a level as one graph of items. */
export interface LevelGraph {
  /** The node of each item that is no port; ports come after these. */
  readonly nodes: readonly number[];
  /** For each edge its link. */
  readonly links: Int32Array;
  /** Size of each item across the page. */
  readonly widths: readonly number[];
  /** Size of each item along the edges. */
  readonly heights: readonly number[];
  /** For each item 0, or the border at which it is a port; see `FlatGraph.pins`. */
  readonly pins: readonly number[];
  /** For each item its former position across the page, or NaN. */
  readonly previous: readonly number[];
  /** The source of each edge. */
  readonly from: Int32Array;
  /** The target of each edge. */
  readonly to: Int32Array;
  /** The port of its source at which each edge leaves, counted from the left. */
  readonly fromPorts: Int32Array;
  /** The port of its target at which each edge enters, counted from the left. */
  readonly toPorts: Int32Array;
  /** How far to the right of its source's centre each edge leaves. */
  readonly fromOffsets: Float64Array;
  /** How far to the right of its target's centre each edge enters. */
  readonly toOffsets: Float64Array;
}

/** Connected items, laid out. */
export interface Component {
  /** Its items in ascending order. */
  readonly items: Int32Array;
  /** The edges between them. */
  readonly edges: Int32Array;
  /** Null for a single item. */
  readonly layout: FlatLayout | null;
  /** Pixels across the page. */
  readonly width: number;
  /** Pixels along the edges. */
  readonly height: number;
  /** Mean of the former positions of its items, or NaN. */
  readonly previous: number;
  /** Whether it reaches the border of the group. */
  readonly kind: "free" | "with-ports";
}

/** Splits and lays out; all ports of the group are in one component, because the border is one. */
export function splitComponents(graph: LevelGraph, gaps: LevelGaps): readonly Component[] {
  const count = graph.widths.length;
  const leaders = findLeaders(graph, count);
  const itemsOf = toEdgeIndexes(count, leaders);
  const edgesOf = toEdgeIndexes(
    count,
    graph.from.map((item) => leaders[item]!),
  );
  const localOf = new Int32Array(count);
  const components: Component[] = [];
  for (let leader = 0; leader < count; leader++) {
    if (leaders[leader] !== leader) continue;
    components.push(layOutComponent(graph, rowOf(itemsOf, leader), rowOf(edgesOf, leader), localOf, gaps));
  }
  return components;
}

function layOutComponent(
  graph: LevelGraph,
  items: Int32Array,
  edges: Int32Array,
  localOf: Int32Array,
  gaps: LevelGaps,
): Component {
  const kind = items.at(-1)! >= graph.nodes.length ? "with-ports" : "free";
  const previous = meanOf(Array.from(items, (item) => graph.previous[item]!));
  if (items.length === 1) {
    const [item] = items as unknown as [number];
    return { items, edges, layout: null, width: graph.widths[item]!, height: graph.heights[item]!, previous, kind };
  }
  items.forEach((item, local) => (localOf[item] = local));
  const layout = layOutFlat(
    {
      widths: Float64Array.from(items, (item) => graph.widths[item]!),
      heights: Float64Array.from(items, (item) => graph.heights[item]!),
      pins: Uint8Array.from(items, (item) => graph.pins[item]!),
      previous: Float64Array.from(items, (item) => graph.previous[item]!),
      from: edges.map((edge) => localOf[graph.from[edge]!]!),
      to: edges.map((edge) => localOf[graph.to[edge]!]!),
      fromPorts: edges.map((edge) => graph.fromPorts[edge]!),
      toPorts: edges.map((edge) => graph.toPorts[edge]!),
      fromOffsets: Float64Array.from(edges, (edge) => graph.fromOffsets[edge]!),
      toOffsets: Float64Array.from(edges, (edge) => graph.toOffsets[edge]!),
    },
    gaps,
  );
  return { items, edges, layout, width: layout.width, height: layout.height, previous, kind };
}

/** For each item the first item of its component. */
function findLeaders({ nodes, from, to }: LevelGraph, count: number): Int32Array {
  const leaders = Int32Array.from({ length: count }, (_, item) => item);
  const find = (item: number): number => {
    let leader = item;
    while (leaders[leader] !== leader) leader = leaders[leader] = leaders[leaders[leader]!]!;
    return leader;
  };
  const join = (a: number, b: number): void => {
    const [left, right] = [find(a), find(b)];
    leaders[Math.max(left, right)] = Math.min(left, right);
  };
  from.forEach((item, edge) => join(item, to[edge]!));
  for (let port = nodes.length + 1; port < count; port++) join(nodes.length, port);
  return leaders.map((_, item) => find(item));
}

function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
