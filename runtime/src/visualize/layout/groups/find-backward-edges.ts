/** Finds edges that have to be drawn against their direction, so that the others have no cycle. */
import { transpose, type Rows } from "../../../graph/rows.js";
import { toEdgeRows } from "../flat/edge-rows.js";
import { Heap } from "../heap.js";
import type { SiblingEdges } from "./sibling-edges.js";

/**
 * Puts the nodes in an order in which few edges lead backward, and none if there is no cycle: the heuristic of Eades, Lin
 * and Smyth. As long as there are nodes without inputs they come first and those without dependents last; else the node
 * with the most dependents against its inputs is next.
 *
 * O(edges × log nodes).
 *
 * @returns For each edge 1 if it leads backward.
 * @see https://doi.org/10.1016/0020-0190(93)90079-O
 */
export function findBackwardEdges(count: number, { from, to }: SiblingEdges): Uint8Array {
  const ranks = rankNodes(count, toEdgeRows(count, from, to));
  return Uint8Array.from(from, (source, edge) => (ranks[source]! > ranks[to[edge]!]! ? 1 : 0));
}

function rankNodes(count: number, below: Rows): Int32Array {
  const above = transpose(below);
  const ranks = new Int32Array(count).fill(-1);
  const [inputs, outputs] = [new Int32Array(count), new Int32Array(count)];
  const [sources, sinks]: [number[], number[]] = [[], []];
  for (let node = 0; node < count; node++) {
    for (let at = below.starts[node]!; at < below.starts[node + 1]!; at++) {
      if (below.entries[at] === node) continue;
      outputs[node]!++;
      inputs[below.entries[at]!]!++;
    }
  }
  for (let node = count - 1; node >= 0; node--) {
    if (inputs[node] === 0) sources.push(node);
    else if (outputs[node] === 0) sinks.push(node);
  }
  let [first, last] = [0, count];
  // Nodes by their inputs against their outputs, when they were last counted; acyclic graphs never need it.
  const heap = new Heap();
  let isHeapUsed = false;
  const keyOf = (node: number): number => inputs[node]! - outputs[node]!;
  const place = (node: number, rank: number): void => {
    ranks[node] = rank;
    for (let at = below.starts[node]!; at < below.starts[node + 1]!; at++) {
      const next = below.entries[at]!;
      if (ranks[next] !== -1) continue;
      inputs[next]!--;
      if (isHeapUsed) heap.push(keyOf(next), next);
      if (inputs[next] === 0) sources.push(next);
    }
    for (let at = above.starts[node]!; at < above.starts[node + 1]!; at++) {
      const next = above.entries[at]!;
      if (ranks[next] !== -1) continue;
      outputs[next]!--;
      if (isHeapUsed) heap.push(keyOf(next), next);
      if (outputs[next] === 0) sinks.push(next);
    }
  };
  while (first < last) {
    const source = sources.pop();
    const sink = source === undefined ? sinks.pop() : undefined;
    const node = source ?? sink ?? takeFromHeap();
    if (ranks[node] !== -1) continue;
    place(node, sink === undefined ? first++ : --last);
  }
  return ranks;

  function takeFromHeap(): number {
    if (!isHeapUsed) for (let node = 0; node < count; node++) heap.push(keyOf(node), node);
    isHeapUsed = true;
    for (;;) {
      const [key, node] = [heap.topKey, heap.pop()];
      if (ranks[node] === -1 && keyOf(node) === key) return node;
    }
  }
}
