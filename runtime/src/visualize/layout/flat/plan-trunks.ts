/** Plans the trunks of long edges: those of one source and port share theirs. */
import { toEdgeIndexes } from "./edge-rows.js";
import type { FlatGraph } from "./flat-graph.js";

/** A graph may have so many bends, and so many more per node; its longest edges are detours if it had more. */
const MOST_BENDS = 200_000;
const BENDS_PER_NODE = 30;

/** Trunks and their bends, which are numbered after the nodes. */
export interface TrunkPlan {
  /** For each edge the first bend of its trunk, or -1 if it has none. */
  readonly firstBends: Int32Array;
  /** For each trunk one of its edges. */
  readonly trunkEdges: readonly number[];
  /** For each trunk how many bends it has. */
  readonly trunkLengths: readonly number[];
  /** How many bends there are. */
  readonly bends: number;
}

/** Finds which edges share a trunk, and how long it is; O(nodes + edges × log longest). */
export function planTrunks({ from, to, fromPorts }: FlatGraph, layers: Int32Array): TrunkPlan {
  const longest = findLongest(from, to, layers);
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
      if (length === 0 || length > longest) continue;
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

/** How many bends an edge may have so that all edges together do not have too many. */
function findLongest(from: Int32Array, to: Int32Array, layers: Int32Array): number {
  const lengths = from.map((source, edge) => layers[to[edge]!]! - layers[source]! - 1);
  let longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  for (; longest > 1; longest = Math.floor(longest / 2)) {
    // The trunk of a node is as long as its longest edge.
    const trunks = new Int32Array(layers.length);
    lengths.forEach((length, edge) => {
      if (length <= longest) trunks[from[edge]!] = Math.max(trunks[from[edge]!]!, length);
    });
    if (trunks.reduce((sum, length) => sum + length, 0) <= MOST_BENDS + layers.length * BENDS_PER_NODE) break;
  }
  return longest;
}
