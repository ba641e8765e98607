/** The state of the page: the graph, what is shown of it, and what is selected. */
import type { NodeStyle } from "../../drawing-options.js";
import type { PageData, PageProblem, PageUpdate } from "../page-data.js";
import { unpackGraph } from "../unpack-graph.js";
import { LARGE, toExplorerSettings, type ExplorerSettings } from "./explorer-settings.js";
import { toGraphModel, type GraphModel } from "./graph-model.js";
import { toGroupTree, type GroupTree } from "./group-tree.js";
import { findPath, toDistances } from "./neighbours.js";
import { Signal } from "./signal.js";

/** What the reader looks at, and the ways to change it. What depends on it listens to the signals. */
export class Explorer {
  /** The graph has been replaced. */
  readonly dataChanged: Signal = new Signal();
  /** Other things are wrong with the nodes, which are the same as before. */
  readonly problemsChanged: Signal = new Signal();
  /** Other items are to be drawn, or others ways; the item that shall stay where it is, or null. */
  readonly contentChanged: Signal<string | null> = new Signal<string | null>();
  /** Another node is selected, or something else about it is emphasised. */
  readonly selectionChanged: Signal = new Signal();
  /** A node is to be moved into sight. */
  readonly nodeSought: Signal<number> = new Signal<number>();
  /** Something is to be said to the reader. */
  readonly said: Signal<string> = new Signal<string>();

  /** The whole graph, shown or not. */
  model: GraphModel;
  /** The groups of its nodes, as the settings make them. */
  tree: GroupTree;
  /** What the reader has set. */
  settings: ExplorerSettings;
  /** Ids of the groups that are expanded. */
  readonly expanded: Set<string> = new Set();
  /** The nodes that are shown; null for all. */
  shown: ReadonlySet<number> | null = null;
  /** Index of the selected node, or -1. */
  selected = -1;
  /** Id of the group that the keyboard has reached; null if it is at a node, or nowhere. */
  focusedGroup: string | null = null;
  /** The number of hops from the selected node that are emphasised. */
  hops = 1;
  /** The nodes of a path that is emphasised in place of the neighbours; null for none. */
  path: ReadonlySet<number> | null = null;
  /** What is wrong with the nodes. */
  problems: readonly PageProblem[];
  /** Styles by node. */
  styles: ReadonlyMap<number, NodeStyle>;

  /** Opens the graph of a page; larger ones in collapsed groups. */
  constructor({ graph, settings, problems, styles }: PageData) {
    this.model = toGraphModel(unpackGraph(graph));
    this.settings = toExplorerSettings(settings, this.model);
    this.tree = toGroupTree(this.model, this.settings.grouping);
    this.problems = problems;
    this.styles = new Map(styles);
    if (this.model.nodes.length <= LARGE) this.#expandEverything();
  }

  /** Replaces the graph; what is expanded and selected stays so, by name. */
  replace({ graph, problems, styles }: PageUpdate): void {
    const nameOf = (node: number): string => this.model.nodes[node]?.name ?? "";
    const [selected, shown] = [nameOf(this.selected), this.shown];
    const before = new Set(this.tree.groups.map(({ id }) => id));
    const isAllExpanded = this.tree.groups.every(({ id }) => this.expanded.has(id));
    const model = toGraphModel(unpackGraph(graph));
    const indexOf = (node: number): number => model.indexes.get(nameOf(node)) ?? -1;
    if (shown !== null) this.shown = new Set([...shown].map(indexOf).filter((node) => node >= 0));
    this.model = model;
    this.tree = toGroupTree(model, this.settings.grouping);
    if (isAllExpanded) for (const { id } of this.tree.groups) if (!before.has(id)) this.expanded.add(id);
    this.problems = problems;
    this.styles = new Map(styles);
    this.selected = model.indexes.get(selected) ?? -1;
    this.path = null;
    this.dataChanged.emit();
    this.contentChanged.emit(null);
    this.selectionChanged.emit();
  }

  /** Replaces the problems of a graph that stays. */
  replaceProblems(problems: readonly PageProblem[]): void {
    this.problems = problems;
    this.problemsChanged.emit();
  }

  /** Selects a node where it is; -1 for none. */
  select(node: number): void {
    if (node === this.selected && this.path === null && this.focusedGroup === null) return;
    this.selected = node;
    this.focusedGroup = null;
    this.path = null;
    this.selectionChanged.emit();
  }

  /** Moves the keyboard to a group. */
  focusGroup(group: number): void {
    const { id, label, size } = this.tree.groups[group]!;
    [this.selected, this.focusedGroup, this.path] = [-1, id, null];
    this.said.emit(`${label}, group of ${size} nodes`);
    this.selectionChanged.emit();
  }

  /** Selects a node and shows it, whatever hides it. */
  goTo(node: number): void {
    const isHidden = this.shown !== null && !this.shown.has(node);
    if (isHidden) this.shown = null;
    const { kind } = this.model.nodes[node]!;
    const areInputsHidden = this.settings.inputs === "hidden" && (kind === "input" || kind === "config");
    if (areInputsHidden) this.settings = { ...this.settings, inputs: "once" };
    let isOpened = false;
    for (let at = this.tree.groupOf[node]!; at >= 0; at = this.tree.groups[at]!.parent) {
      isOpened ||= !this.expanded.has(this.tree.groups[at]!.id);
      this.expanded.add(this.tree.groups[at]!.id);
    }
    this.select(node);
    if (isHidden || isOpened || areInputsHidden) this.contentChanged.emit(null);
    this.nodeSought.emit(node);
  }

  /** Expands a group, or collapses it. */
  toggleGroup(group: number): void {
    const { id, label } = this.tree.groups[group]!;
    const isOpen = this.expanded.delete(id);
    if (!isOpen) this.expanded.add(id);
    this.said.emit(`${label} ${isOpen ? "collapsed" : "expanded"}`);
    this.contentChanged.emit(`group ${id}`);
  }

  /** Expands all groups. */
  expandAll(): void {
    this.#expandEverything();
    this.said.emit("All groups expanded");
    this.contentChanged.emit(null);
  }

  /** Collapses all groups. */
  collapseAll(): void {
    this.expanded.clear();
    this.said.emit("All groups collapsed");
    this.contentChanged.emit(null);
  }

  /** Changes settings. */
  set(changes: Partial<ExplorerSettings>): void {
    this.settings = { ...this.settings, ...changes };
    if (changes.grouping !== undefined) {
      this.tree = toGroupTree(this.model, changes.grouping);
      this.expanded.clear();
      if (this.model.nodes.length <= LARGE) this.#expandEverything();
    }
    this.contentChanged.emit(null);
  }

  /** Shows only the emphasised nodes. */
  isolate(): void {
    this.shown = this.emphasised();
    this.said.emit(`Only ${this.shown?.size ?? 0} nodes are shown`);
    this.contentChanged.emit(this.selected < 0 ? null : `node ${this.model.nodes[this.selected]!.name}`);
  }

  /** Shows all nodes again. */
  showAll(): void {
    this.shown = null;
    this.said.emit("All nodes are shown");
    this.contentChanged.emit(null);
  }

  /** Changes how far the emphasis reaches. */
  setHops(hops: number): void {
    this.hops = hops;
    this.path = null;
    this.selectionChanged.emit();
  }

  /** Emphasises the paths between the selected node and another one. */
  showPath(to: number): void {
    const path = findPath(this.model, this.selected, to);
    const [from, end] = [this.selected, to].map((node) => this.model.nodes[node]?.name ?? "");
    this.path = path.length > 0 ? new Set(path) : null;
    this.said.emit(
      path.length > 0 ? `${path.length} nodes between ${from} and ${end}` : `No path between ${from} and ${end}`,
    );
    this.selectionChanged.emit();
  }

  /** The nodes that are emphasised; null if none is selected. O(nodes + edges). */
  emphasised(): ReadonlySet<number> | null {
    if (this.path !== null) return this.path;
    if (this.selected < 0) return null;
    const distances = toDistances(this.model, this.selected, this.hops);
    return new Set(Array.from(distances.keys()).filter((node) => !Number.isNaN(distances[node])));
  }

  #expandEverything(): void {
    for (const { id } of this.tree.groups) this.expanded.add(id);
  }
}
