/** Finds edges that have to be drawn against their direction, so that the others have no cycle. */
import { transpose, type Rows } from "../../../graph/rows.js";
import { toEdgeRows } from "../flat/edge-rows.js";
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
  const heap = new Heap(outputs.map((each, node) => each - inputs[node]!));
  const place = (node: number, rank: number): void => {
    ranks[node] = rank;
    for (let at = below.starts[node]!; at < below.starts[node + 1]!; at++) {
      const next = below.entries[at]!;
      if (ranks[next] !== -1) continue;
      heap.set(next, outputs[next]! - --inputs[next]!);
      if (inputs[next] === 0) sources.push(next);
    }
    for (let at = above.starts[node]!; at < above.starts[node + 1]!; at++) {
      const next = above.entries[at]!;
      if (ranks[next] !== -1) continue;
      heap.set(next, --outputs[next]! - inputs[next]!);
      if (outputs[next] === 0) sinks.push(next);
    }
  };
  while (first < last) {
    const source = sources.pop();
    const sink = source === undefined ? sinks.pop() : undefined;
    const node = source ?? sink ?? heap.takeGreatest();
    if (ranks[node] !== -1) continue;
    place(node, sink === undefined ? first++ : --last);
  }
  return ranks;
}

/** A binary heap of nodes by value; values that were changed leave stale entries, which are skipped. */
class Heap {
  readonly #values: Int32Array;
  #entries: { readonly node: number; readonly value: number }[] | null = null;

  constructor(values: Int32Array) {
    this.#values = values;
  }

  set(node: number, value: number): void {
    this.#values[node] = value;
    // Acyclic graphs never need the heap.
    if (this.#entries !== null) this.#push({ node, value });
  }

  takeGreatest(): number {
    if (this.#entries === null) {
      this.#entries = [];
      this.#values.forEach((value, node) => this.#push({ node, value }));
    }
    for (;;) {
      const top = this.#pop();
      if (this.#values[top.node] === top.value) return top.node;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#entries![a]!, this.#entries![b]!];
    return left.value > right.value || (left.value === right.value && left.node < right.node);
  }

  #push(entry: { readonly node: number; readonly value: number }): void {
    let at = this.#entries!.push(entry) - 1;
    while (at > 0 && this.#isBefore(at, (at - 1) >> 1)) at = this.#swap(at, (at - 1) >> 1);
  }

  #pop(): { readonly node: number; readonly value: number } {
    const entries = this.#entries!;
    const top = entries[0]!;
    const last = entries.pop()!;
    if (entries.length === 0) return top;
    entries[0] = last;
    for (let at = 0; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < entries.length && this.#isBefore(child, best)) best = child;
      if (best === at) return top;
      at = this.#swap(at, best);
    }
  }

  #swap(a: number, b: number): number {
    const entries = this.#entries!;
    [entries[a], entries[b]] = [entries[b]!, entries[a]!];
    return b;
  }
}
