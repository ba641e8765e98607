/** What is drawn of a graph: the nodes that no collapsed group hides, the groups, and the edges between them. */
import type { GraphModel } from "./graph-model.js";
import type { GroupTree } from "./group-tree.js";

/** Items are nodes and groups that are drawn, each after the group that contains it. */
export interface VisibleGraph {
  /** For each item the index of its node; -1 for a group. */
  readonly nodes: Int32Array;
  /** For each item the index of its group in the tree; -1 for a node. */
  readonly groups: Int32Array;
  /** For each item the item of the expanded group that contains it; -1 at the top. */
  readonly parents: Int32Array;
  /** For each item whether it is a group that is expanded. */
  readonly expanded: Uint8Array;
  /** For each node the item that stands for it: its own, or that of the collapsed group that hides it; -1 if none. */
  readonly itemOf: Int32Array;
  /** For each edge the item of its source. */
  readonly from: Int32Array;
  /** For each edge the item of its target. */
  readonly to: Int32Array;
  /** For each edge the number of dependencies that it stands for. */
  readonly counts: Int32Array;
  /** For each edge bits: all of them optional 1, one of them collects 2. */
  readonly flags: Uint8Array;
}

/** What is left out, and how. */
export interface Visibility {
  /** Ids of the groups that are expanded. */
  readonly expanded: ReadonlySet<string>;
  /** The nodes that are shown; null for all. */
  readonly shown: ReadonlySet<number> | null;
  /** Whether inputs are drawn once, once for each item that reads them, or not at all. */
  readonly inputs: "once" | "repeated" | "hidden";
}

/** Selects what is drawn, and merges the edges of collapsed groups. O(nodes + edges + groups). */
export function toVisibleGraph(model: GraphModel, tree: GroupTree, visibility: Visibility): VisibleGraph {
  const items = new ItemList(model, tree, visibility);
  const edges = new Map<string, { from: number; to: number; count: number; flags: number }>();
  model.exported.edges.forEach(({ isOptional, collects }, edge) => {
    const [source, target] = [model.from[edge]!, model.to[edge]!];
    const to = items.itemOf[target]!;
    if (to < 0) return;
    const from = items.isRepeated(source) ? items.addCopy(source, to) : items.itemOf[source]!;
    if (from < 0 || from === to) return;
    const key = `${from} ${to}`;
    const found = edges.get(key);
    const flags = Number(isOptional) + 2 * Number(collects);
    if (found === undefined) edges.set(key, { from, to, count: 1, flags });
    else {
      found.count++;
      found.flags = (found.flags & flags & 1) | ((found.flags | flags) & 2);
    }
  });
  const list = [...edges.values()];
  return {
    ...items.toArrays(),
    from: Int32Array.from(list, ({ from }) => from),
    to: Int32Array.from(list, ({ to }) => to),
    counts: Int32Array.from(list, ({ count }) => count),
    flags: Uint8Array.from(list, ({ flags }) => flags),
  };
}

/** The items while they are collected. */
class ItemList {
  /** For each node the item that stands for it; see {@link VisibleGraph}. */
  readonly itemOf: Int32Array;
  readonly #nodes: number[] = [];
  readonly #groups: number[] = [];
  readonly #parents: number[] = [];
  readonly #expanded: number[] = [];
  readonly #copies = new Map<string, number>();
  readonly #model: GraphModel;
  readonly #inputs: Visibility["inputs"];
  readonly #shown: Visibility["shown"];

  constructor(model: GraphModel, tree: GroupTree, { expanded, shown, inputs }: Visibility) {
    this.#model = model;
    this.#inputs = inputs;
    this.#shown = shown;
    this.itemOf = new Int32Array(model.nodes.length).fill(-1);
    const filled = new Uint8Array(tree.groups.length);
    tree.groupOf.forEach((group, node) => {
      if (this.#isShown(node)) for (let at = group; at >= 0 && filled[at] === 0; at = tree.groups[at]!.parent) filled[at] = 1;
    });
    // For each group its item, or that of the collapsed group that hides it.
    const itemOfGroup = new Int32Array(tree.groups.length).fill(-1);
    tree.groups.forEach(({ id, parent }, group) => {
      if (filled[group] === 0) return;
      const around = parent < 0 ? -1 : itemOfGroup[parent]!;
      const isHidden = around >= 0 && this.#expanded[around] === 0;
      itemOfGroup[group] = isHidden ? around : this.#add(-1, group, around, Number(expanded.has(id)));
    });
    tree.groupOf.forEach((group, node) => {
      if (!this.#isShown(node)) return;
      const around = group < 0 ? -1 : itemOfGroup[group]!;
      const isHidden = around >= 0 && this.#expanded[around] === 0;
      if (isHidden) this.itemOf[node] = around;
      else if (!this.isRepeated(node)) this.itemOf[node] = this.#add(node, -1, around, 0);
    });
  }

  /** Whether each reader of the node gets a copy. */
  isRepeated(node: number): boolean {
    return (
      this.#inputs === "repeated" &&
      this.#isInput(node) &&
      this.#isShown(node) &&
      this.#model.downstream[node]!.length > 0
    );
  }

  /** The copy of an input for one reader, beside it. */
  addCopy(node: number, reader: number): number {
    const hidden = this.itemOf[node]!;
    // It has been hidden by a collapsed group, or is not shown.
    if (hidden >= 0 && this.#nodes[hidden] !== node) return hidden;
    const key = `${node} ${reader}`;
    const found = this.#copies.get(key) ?? this.#add(node, -1, this.#parents[reader]!, 0);
    this.#copies.set(key, found);
    if (hidden < 0) this.itemOf[node] = found;
    return found;
  }

  /** The items as typed arrays. */
  toArrays(): Omit<VisibleGraph, "from" | "to" | "counts" | "flags"> {
    return {
      nodes: Int32Array.from(this.#nodes),
      groups: Int32Array.from(this.#groups),
      parents: Int32Array.from(this.#parents),
      expanded: Uint8Array.from(this.#expanded),
      itemOf: this.itemOf,
    };
  }

  #isShown(node: number): boolean {
    const isLeftOut = this.#inputs === "hidden" && this.#isInput(node);
    return !isLeftOut && (this.#shown === null || this.#shown.has(node));
  }

  #isInput(node: number): boolean {
    const { kind } = this.#model.nodes[node]!;
    return kind === "input" || kind === "config";
  }

  #add(node: number, group: number, parent: number, expanded: number): number {
    this.#groups.push(group);
    this.#parents.push(parent);
    this.#expanded.push(expanded);
    return this.#nodes.push(node) - 1;
  }
}
