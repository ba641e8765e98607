/** A rooted spanning tree of the edges of a graph, with what the network simplex method asks of it. */
import type { Rows } from "../../../graph/rows.js";
import type { WeightedEdges } from "./weighted-edges.js";

/** Edges of the tree that are looked at for a better one once one was found. */
const SEARCH = 30;

/**
 * The tree: node 0 is its root, each other node has an edge to its parent.
 *
 * Nodes are numbered in postorder, so that those below a node have a range of numbers; the nodes are kept in this order.
 */
export class SpanningTree {
  /** Visits of nodes and edges until now. */
  steps = 0;
  readonly #edges: WeightedEdges;
  readonly #outs: Rows;
  readonly #ins: Rows;
  readonly #parents: Int32Array;
  readonly #parentEdges: Int32Array;
  /** For each node the edges of the tree at it. */
  readonly #near: number[][];
  /** For each node the least number of those below it, and its own, which is the greatest. */
  readonly #lows: Int32Array;
  readonly #numbers: Int32Array;
  readonly #byNumber: Int32Array;
  /** All edges of the tree, and where each is in this list. */
  readonly #list: Int32Array;
  readonly #places: Int32Array;
  /** For each edge of the tree how much longer all edges would be together if it became longer by one. */
  readonly #cuts: Int32Array;
  #next = 0;

  constructor(edges: WeightedEdges, outs: Rows, ins: Rows, treeEdges: Int32Array) {
    const count = treeEdges.length + 1;
    this.#edges = edges;
    this.#outs = outs;
    this.#ins = ins;
    this.#parents = new Int32Array(count).fill(-1);
    this.#parentEdges = new Int32Array(count).fill(-1);
    this.#lows = new Int32Array(count);
    this.#numbers = new Int32Array(count);
    this.#byNumber = new Int32Array(count);
    this.#near = Array.from({ length: count }, () => []);
    this.#list = treeEdges;
    this.#places = new Int32Array(edges.from.length).fill(-1);
    this.#cuts = new Int32Array(edges.from.length);
    treeEdges.forEach((edge, place) => {
      this.#places[edge] = place;
      this.#near[edges.from[edge]!]!.push(edge);
      this.#near[edges.to[edge]!]!.push(edge);
    });
    this.#number(0, 0);
    for (let number = 0; number < count - 1; number++) this.#computeCut(this.#byNumber[number]!);
  }

  /** The end of an edge of the tree that is farther from the root. */
  lowerEnd(edge: number): number {
    const [source, target] = [this.#edges.from[edge]!, this.#edges.to[edge]!];
    return this.#parents[source] === target ? source : target;
  }

  /** Whether a node is another one or below it. */
  isBelow(node: number, root: number): boolean {
    const number = this.#numbers[node]!;
    return this.#lows[root]! <= number && number <= this.#numbers[root]!;
  }

  /** A node and all below it. */
  nodesBelow(root: number): Int32Array {
    return this.#byNumber.subarray(this.#lows[root], this.#numbers[root]! + 1);
  }

  /** An edge that should become longer, or -1; the search goes on where the last one ended. */
  findLeaving(): number {
    let [best, found] = [-1, 0];
    const size = this.#list.length;
    for (let tried = 0; tried < size && found < SEARCH; tried++) {
      const edge = this.#list[this.#next]!;
      this.#next = this.#next + 1 === size ? 0 : this.#next + 1;
      this.steps++;
      if (this.#cuts[edge]! >= 0) continue;
      found++;
      if (best === -1 || this.#cuts[edge]! < this.#cuts[best]!) best = edge;
    }
    return best;
  }

  /** Puts one edge into the tree in place of another. */
  exchange(leaving: number, entering: number): void {
    const { from, to } = this.#edges;
    const cut = this.#cuts[leaving]!;
    const top = this.#updatePath(from[entering]!, to[entering]!, cut);
    this.#cuts[entering] = -cut;
    const place = this.#places[leaving]!;
    this.#list[place] = entering;
    this.#places[entering] = place;
    this.#places[leaving] = -1;
    for (const end of [from[leaving]!, to[leaving]!]) {
      const near = this.#near[end]!;
      near[near.indexOf(leaving)] = near.at(-1)!;
      near.pop();
    }
    for (const end of [from[entering]!, to[entering]!]) this.#near[end]!.push(entering);
    this.#number(top, this.#lows[top]!);
  }

  /** Changes the cuts on the way between two nodes; returns the node nearest to the root on it. */
  #updatePath(source: number, target: number, cut: number): number {
    let node = source;
    while (!this.isBelow(target, node)) node = this.#step(node, this.#edges.from, cut);
    const top = node;
    for (node = target; node !== top;) node = this.#step(node, this.#edges.to, cut);
    return top;
  }

  #step(node: number, gaining: Int32Array, cut: number): number {
    const edge = this.#parentEdges[node]!;
    this.steps++;
    this.#cuts[edge]! += gaining[edge] === node ? cut : -cut;
    return this.#parents[node]!;
  }

  /** Numbers a node and all below it anew. */
  #number(root: number, first: number): void {
    const path = [root];
    const cursors = [0];
    let number = first;
    this.#lows[root] = first;
    while (path.length > 0) {
      const node = path.at(-1)!;
      const near = this.#near[node]!;
      const cursor = cursors[cursors.length - 1]!++;
      this.steps++;
      if (cursor === near.length) {
        this.#byNumber[number] = node;
        this.#numbers[node] = number++;
        path.pop();
        cursors.pop();
        continue;
      }
      const edge = near[cursor]!;
      if (edge === this.#parentEdges[node]) continue;
      const child = this.#edges.from[edge] === node ? this.#edges.to[edge]! : this.#edges.from[edge]!;
      this.#parents[child] = node;
      this.#parentEdges[child] = edge;
      this.#lows[child] = number;
      path.push(child);
      cursors.push(0);
    }
  }

  /** The cut of the edge above a node, when those of all edges below it are known. */
  #computeCut(node: number): void {
    const { to, weights } = this.#edges;
    const own = this.#parentEdges[node]!;
    // Edges into the part below minus edges out of it; those inside cancel each other.
    let net = 0;
    for (let at = this.#ins.starts[node]!; at < this.#ins.starts[node + 1]!; at++)
      net += weights[this.#ins.entries[at]!]!;
    for (let at = this.#outs.starts[node]!; at < this.#outs.starts[node + 1]!; at++)
      net -= weights[this.#outs.entries[at]!]!;
    for (const edge of this.#near[node]!)
      if (edge !== own) net += to[edge] === node ? -this.#cuts[edge]! : this.#cuts[edge]!;
    this.#cuts[own] = to[own] === node ? net : -net;
  }
}
