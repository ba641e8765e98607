/**
 * A graph in layers whose edges all lead to the next layer: longer ones pass through bends, one per layer between. Edges
 * that leave a node at the same port share their bends, a trunk from which they branch off in the layer before their targets.
 */
import { toEdgeIndexes } from "./edge-rows.js";
import type { FlatGraph } from "./flat-graph.js";
import { planTrunks } from "./plan-trunks.js";

/** The segments that leave the nodes on one side. Those of node `n` are `starts[n]` up to `starts[n + 1]`. */
export interface Side {
  /** Start indexes of the nodes, with one more element than there are nodes. */
  readonly starts: Int32Array;
  /** The node at the far end of each. */
  readonly nodes: Int32Array;
  /** Index of the segment among all, the same on both sides. */
  readonly segments: Int32Array;
  /** The port at the near end. */
  readonly ownPorts: Int32Array;
  /** The port at the far end. */
  readonly ports: Int32Array;
  /** How many ports each node has on this side, at least 1. */
  readonly portCounts: Int32Array;
  /** Where at the far node the segment ends: between -0.5 at its left and 0.5 at its right. */
  readonly fractions: Float64Array;
  /** How many edges of the flat graph pass through it. */
  readonly loads: Int32Array;
  /** The offset at the near end minus that at the far end, in pixels. */
  readonly shifts: Float64Array;
}

/** Nodes, first those of the flat graph, then bends. */
export interface LayeredGraph {
  /** Number of nodes, including bends. */
  readonly count: number;
  /** Number of nodes that are no bends. */
  readonly real: number;
  /** The layer of each node, counted from 0. */
  readonly layers: Int32Array;
  /** Number of layers. */
  readonly layerCount: number;
  /** Segments to the layer above. */
  readonly up: Side;
  /** Segments to the layer below. */
  readonly down: Side;
  /**
   * For each edge of the flat graph the bend in the layer after that of its source, or -1: because it is one layer long, or
   * because it is a detour, for which there would be too many bends. Detours have no segments.
   */
  readonly firstBends: Int32Array;
}

/** Puts bends into long edges; O(nodes + bends + edges). */
export function toLayeredGraph(graph: FlatGraph, nodeLayers: Int32Array): LayeredGraph {
  const { from, to, fromPorts, toPorts, fromOffsets, toOffsets } = graph;
  const real = nodeLayers.length;
  const { firstBends, trunkEdges, trunkLengths, bends } = planTrunks(graph, nodeLayers);
  const count = real + bends;
  const layers = new Int32Array(count);
  layers.set(nodeLayers);
  const isDetour = (edge: number): boolean =>
    firstBends[edge] === -1 && nodeLayers[to[edge]!]! - nodeLayers[from[edge]!]! > 1;
  let total = from.length + bends;
  for (let edge = 0; edge < from.length; edge++) if (isDetour(edge)) total--;
  const segments = {
    from: new Int32Array(total),
    to: new Int32Array(total),
    fromPorts: new Int32Array(total),
    toPorts: new Int32Array(total),
    fromOffsets: new Float64Array(total),
    toOffsets: new Float64Array(total),
    loads: new Int32Array(total).fill(1),
  };
  // For each bend how many edges branch off there.
  const branches = new Int32Array(count);
  for (let edge = 0; edge < from.length; edge++)
    if (firstBends[edge] !== -1) branches[firstBends[edge]! + nodeLayers[to[edge]!]! - nodeLayers[from[edge]!]! - 2]!++;
  let next = 0;
  trunkEdges.forEach((edge, trunk) => {
    const bend = firstBends[edge]!;
    for (let step = 0; step < trunkLengths[trunk]!; step++) {
      layers[bend + step] = nodeLayers[from[edge]!]! + 1 + step;
      segments.from[next] = step === 0 ? from[edge]! : bend + step - 1;
      segments.to[next] = bend + step;
      if (step === 0) segments.fromPorts[next] = fromPorts[edge]!;
      if (step === 0) segments.fromOffsets[next] = fromOffsets[edge]!;
      next++;
    }
    let load = 0;
    for (let step = trunkLengths[trunk]! - 1; step >= 0; step--) {
      load += branches[bend + step]!;
      segments.loads[next - trunkLengths[trunk]! + step] = load;
    }
  });
  for (let edge = 0; edge < from.length; edge++) {
    const span = nodeLayers[to[edge]!]! - nodeLayers[from[edge]!]!;
    if (isDetour(edge)) continue;
    const isShort = span === 1;
    segments.from[next] = isShort ? from[edge]! : firstBends[edge]! + span - 2;
    segments.to[next] = to[edge]!;
    if (isShort) segments.fromPorts[next] = fromPorts[edge]!;
    if (isShort) segments.fromOffsets[next] = fromOffsets[edge]!;
    segments.toPorts[next] = toPorts[edge]!;
    segments.toOffsets[next] = toOffsets[edge]!;
    next++;
  }
  const reversed = {
    from: segments.to,
    to: segments.from,
    fromPorts: segments.toPorts,
    toPorts: segments.fromPorts,
    fromOffsets: segments.toOffsets,
    toOffsets: segments.fromOffsets,
    loads: segments.loads,
  };
  const layerCount = layers.reduce((most, layer) => Math.max(most, layer + 1), 0);
  return { count, real, layers, layerCount, up: toSide(count, reversed), down: toSide(count, segments), firstBends };
}

/** Segments as ends, ports and offsets. */
interface SegmentList {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly fromPorts: Int32Array;
  readonly toPorts: Int32Array;
  readonly fromOffsets: Float64Array;
  readonly toOffsets: Float64Array;
  readonly loads: Int32Array;
}

function toSide(count: number, { from, to, fromPorts, toPorts, fromOffsets, toOffsets, loads }: SegmentList): Side {
  const { starts, entries: segments } = toEdgeIndexes(count, from);
  const portCounts = new Int32Array(count).fill(1);
  const farCounts = new Int32Array(count).fill(1);
  for (let segment = 0; segment < from.length; segment++) {
    portCounts[from[segment]!] = Math.max(portCounts[from[segment]!]!, fromPorts[segment]! + 1);
    farCounts[to[segment]!] = Math.max(farCounts[to[segment]!]!, toPorts[segment]! + 1);
  }
  return {
    starts,
    segments,
    portCounts,
    nodes: segments.map((segment) => to[segment]!),
    ownPorts: segments.map((segment) => fromPorts[segment]!),
    ports: segments.map((segment) => toPorts[segment]!),
    fractions: Float64Array.from(segments, (segment) => (toPorts[segment]! + 0.5) / farCounts[to[segment]!]! - 0.5),
    loads: segments.map((segment) => loads[segment]!),
    shifts: Float64Array.from(segments, (segment) => fromOffsets[segment]! - toOffsets[segment]!),
  };
}
