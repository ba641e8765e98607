/**
 * A graph in layers whose edges all lead to the next layer: longer ones pass through bends, one per layer between. Edges
 * that leave a node at the same port share their bends, a trunk from which they branch off in the layer before their targets.
 */
import { toEdgeIndexes } from "./edge-rows.js";
import type { FlatGraph } from "./flat-graph.js";

/** The segments that leave the nodes on one side. Those of node `n` are `starts[n]` up to `starts[n + 1]`. */
export interface Side {
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
  /** The offset at the near end minus that at the far end, in pixels. */
  readonly shifts: Float64Array;
}

/** Nodes, first those of the flat graph, then bends. */
export interface LayeredGraph {
  /** Number of nodes, including bends. */
  readonly count: number;
  /** Number of nodes that are no bends. */
  readonly real: number;
  readonly layers: Int32Array;
  readonly layerCount: number;
  readonly up: Side;
  readonly down: Side;
  /** For each edge of the flat graph the bend in the layer after that of its source, if it is longer than one layer. */
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
  const total = from.length + bends;
  const segments = {
    from: new Int32Array(total),
    to: new Int32Array(total),
    fromPorts: new Int32Array(total),
    toPorts: new Int32Array(total),
    fromOffsets: new Float64Array(total),
    toOffsets: new Float64Array(total),
  };
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
  });
  for (let edge = 0; edge < from.length; edge++) {
    const span = nodeLayers[to[edge]!]! - nodeLayers[from[edge]!]!;
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
  };
  const layerCount = layers.reduce((most, layer) => Math.max(most, layer + 1), 0);
  return { count, real, layers, layerCount, up: toSide(count, reversed), down: toSide(count, segments), firstBends };
}

/** Finds which edges share a trunk, and how long it is. */
function planTrunks(
  { from, to, fromPorts }: FlatGraph,
  layers: Int32Array,
): { firstBends: Int32Array; trunkEdges: readonly number[]; trunkLengths: readonly number[]; bends: number } {
  const firstBends = new Int32Array(from.length).fill(-1);
  const trunkEdges: number[] = [];
  const trunkLengths: number[] = [];
  let bends = 0;
  const { starts, entries } = toEdgeIndexes(layers.length, from);
  const trunkOfPort = new Map<number, number>();
  for (let node = 0; node < layers.length; node++) {
    trunkOfPort.clear();
    const firstTrunk = trunkEdges.length;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const edge = entries[at]!;
      const length = layers[to[edge]!]! - layers[node]! - 1;
      if (length === 0) continue;
      let trunk = trunkOfPort.get(fromPorts[edge]!);
      if (trunk === undefined) {
        trunk = trunkEdges.push(edge) - 1;
        trunkLengths.push(0);
        trunkOfPort.set(fromPorts[edge]!, trunk);
      }
      trunkLengths[trunk] = Math.max(trunkLengths[trunk]!, length);
      firstBends[edge] = trunk;
    }
    const firstOf = new Map<number, number>();
    for (let trunk = firstTrunk; trunk < trunkEdges.length; trunk++) {
      firstOf.set(trunk, layers.length + bends);
      bends += trunkLengths[trunk]!;
    }
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const edge = entries[at]!;
      if (firstBends[edge] !== -1) firstBends[edge] = firstOf.get(firstBends[edge]!)!;
    }
  }
  return { firstBends, trunkEdges, trunkLengths, bends };
}

/** Segments as ends, ports and offsets. */
interface SegmentList {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly fromPorts: Int32Array;
  readonly toPorts: Int32Array;
  readonly fromOffsets: Float64Array;
  readonly toOffsets: Float64Array;
}

function toSide(count: number, { from, to, fromPorts, toPorts, fromOffsets, toOffsets }: SegmentList): Side {
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
    shifts: Float64Array.from(segments, (segment) => fromOffsets[segment]! - toOffsets[segment]!),
  };
}
