/**
 * Closures of code: a hash of everything that a node of the graph reaches, and all gaps in it.
 *
 * Declarations may use each other in cycles, also across files. So the hashes are those of strongly connected
 * components (Tarjan's algorithm, with a stack of its own), each computed once: everything together is linear in the
 * number of declarations and uses.
 */
import type { CodeGap } from "@icosian/runtime";
import type { CodeEdges } from "./code-edges.js";
import type { CodeGraph } from "./code-graph.js";
import { toCodeHash } from "./code-hash.js";
import type { CodeNode } from "./code-node.js";

/** Everything that a node reaches, the node included. */
export interface Closure {
  /** Hash of it. */
  readonly hash: string;
  /** The gaps in it, ordered by location; of many, the first ones. */
  readonly gaps: readonly CodeGap[];
}

/** The number of gaps that are listed, because one is enough to make a version incomplete. */
const MOST_GAPS = 10;

/** A node on the way from the root to the current one. */
interface Frame {
  readonly node: CodeNode;
  readonly uses: readonly CodeNode[];
  /** The number of uses that have been followed. */
  next: number;
  /** The lowest index in the component, as far as it is known. */
  low: number;
  readonly index: number;
}

/** Computes closures in one graph. */
export class Closures {
  /** The graph whose nodes are asked about; it grows with them. */
  readonly graph: CodeGraph;
  readonly #known = new Map<CodeNode, Closure>();

  /** @param graph - The graph, which may grow. */
  constructor(graph: CodeGraph) {
    this.graph = graph;
  }

  /** The closure of a part with edges, such as a function. */
  ofPart({ hash, uses, gaps }: CodeEdges): Closure {
    const reached = uses.map((node) => this.of(node));
    return close([hash], gaps, reached);
  }

  /** The closure of a node. */
  of(root: CodeNode): Closure {
    const known = this.#known.get(root);
    if (known !== undefined) return known;
    const indexes = new Map<CodeNode, number>();
    const component: CodeNode[] = [];
    const path: Frame[] = [];
    const enter = (node: CodeNode): void => {
      const index = indexes.size;
      indexes.set(node, index);
      component.push(node);
      path.push({ node, uses: this.graph.edgesOf(node).uses, next: 0, low: index, index });
    };
    enter(root);
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const use = frame.uses[frame.next++];
      if (use === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) parent.low = Math.min(parent.low, frame.low);
        if (frame.low === frame.index) this.#close(component.splice(component.lastIndexOf(frame.node)));
      } else if (!this.#known.has(use)) {
        const index = indexes.get(use);
        if (index === undefined) enter(use);
        else frame.low = Math.min(frame.low, index);
      }
    }
    return this.#known.get(root)!;
  }

  /** Computes the closure of a component, after those of everything that it uses. */
  #close(members: readonly CodeNode[]): void {
    const edges = members.map((node) => ({ node, ...this.graph.edgesOf(node) }));
    const inside = new Set(members);
    const outside = new Set(edges.flatMap(({ uses }) => uses.filter((each) => !inside.has(each))));
    const hashes = edges.map(({ node, hash }) => `${node.identity} ${hash}`).sort();
    const gaps = edges.flatMap((each) => each.gaps);
    const closure = close(
      hashes,
      gaps,
      [...outside].map((node) => this.#known.get(node)!),
    );
    for (const node of members) this.#known.set(node, closure);
  }
}

function close(hashes: readonly string[], own: readonly CodeGap[], reached: readonly Closure[]): Closure {
  const below = [...new Set(reached.map(({ hash }) => hash))].sort();
  return { hash: toCodeHash([...hashes, "", ...below]), gaps: joinGaps([own, ...reached.map(({ gaps }) => gaps)]) };
}

/** Joins lists of gaps. Most code has none, so most closures share one empty list. */
function joinGaps(lists: readonly (readonly CodeGap[])[]): readonly CodeGap[] {
  const [first, ...others] = new Set(lists.filter(({ length }) => length > 0));
  if (first === undefined) return NO_GAPS;
  const byText = new Map([first, ...others].flat().map((gap) => [`${gap.location} ${gap.what}`, gap]));
  return [...byText]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_GAPS)
    .map(([, gap]) => gap);
}

const NO_GAPS: readonly CodeGap[] = [];
