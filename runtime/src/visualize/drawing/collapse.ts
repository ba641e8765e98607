/** Draws groups in place of nodes where there are too many nodes for a picture. */
import type { ExecutionExport, ExportedNode } from "../../lineage/execution-export.js";
import type { DrawingOptions } from "../drawing-options.js";
import { countNodes } from "./count-nodes.js";
import type { Drawing, DrawingNote, DrawnEdge, DrawnNode } from "./drawing.js";
import { groupPathOf } from "./group-path-of.js";
import { toPlainText } from "./plain-text.js";

/** A number of nodes that are drawn as one. */
interface CollapsedGroup {
  readonly name: string;
  readonly indexes: number[];
}

/** How many groups are drawn at most, however many nodes are allowed. */
const MOST_GROUPS = 1000;

/**
 * Draws each outermost group as one node, with the edges between groups. The groups are those of the options, or else
 * modules, or subdags if there is only one module; nodes without a group are drawn together. If there are too many
 * groups too, the smallest ones are drawn as one. O(nodes + edges), besides sorting the groups.
 */
export function collapse(
  { nodes, edges }: ExecutionExport,
  asked: DrawingOptions["groupBy"],
  limit: number,
): Pick<Drawing, "nodes" | "groups" | "edges" | "notes"> {
  const groupBy = asked ?? (new Set(nodes.map(({ module }) => module ?? "")).size > 2 ? "module" : "subdag");
  const all = collect(nodes, groupBy);
  const kept = keepLargest(all, Math.max(1, Math.min(limit, MOST_GROUPS)));
  const groupOf = new Map<string, number>();
  for (const [group, { indexes }] of kept.entries())
    for (const index of indexes) groupOf.set(nodes[index]!.name, group);
  const drawn = kept.map((group, index) => toDrawnGroup(group, index));
  const by = typeof groupBy === "string" ? groupBy : "value of the tag";
  const merged = all.length - kept.length + 1;
  const notes: readonly DrawingNote[] = [
    { kind: "grouped", nodes: nodes.length, limit, by },
    ...(merged > 1 ? [{ kind: "merged", merged, groups: all.length } as const] : []),
    { kind: "narrow" },
  ];
  return { nodes: drawn, groups: [], edges: joinEdges(edges, groupOf), notes };
}

function collect(
  nodes: readonly ExportedNode[],
  groupBy: NonNullable<DrawingOptions["groupBy"]>,
): readonly CollapsedGroup[] {
  const groups = new Map<string, CollapsedGroup>();
  for (const [index, node] of nodes.entries()) {
    const own = groupPathOf(node, groupBy)[0] ?? null;
    const name = own ?? (node.kind === "input" || node.kind === "config" ? "inputs" : "other nodes");
    const key = own === null ? `- ${name}` : `+ ${name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name, indexes: [index] });
    else group.indexes.push(index);
  }
  return [...groups.values()];
}

function keepLargest(groups: readonly CollapsedGroup[], most: number): readonly CollapsedGroup[] {
  if (groups.length <= most) return groups;
  const sorted = [...groups].sort((a, b) => b.indexes.length - a.indexes.length);
  const rest = sorted.slice(most - 1).flatMap(({ indexes }) => indexes);
  return [...sorted.slice(0, most - 1), { name: "smaller groups", indexes: rest }];
}

function toDrawnGroup({ name, indexes }: CollapsedGroup, number: number): DrawnNode {
  return {
    id: `n${number}`,
    name,
    label: toPlainText(name),
    type: countNodes(indexes.length),
    tags: [],
    kind: "group",
    flags: [],
    badges: [],
    group: -1,
    isHighlighted: false,
    style: {},
    exported: null,
  };
}

/** One edge for all edges from one group to another; those within a group are left out. */
function joinEdges(edges: ExecutionExport["edges"], groupOf: ReadonlyMap<string, number>): readonly DrawnEdge[] {
  const joined = new Map<string, DrawnEdge>();
  for (const edge of edges) {
    const from = groupOf.get(edge.from)!;
    const to = groupOf.get(edge.to)!;
    if (from === to) continue;
    const key = `${from} ${to}`;
    const other = joined.get(key);
    const isOptional = edge.isOptional && (other?.isOptional ?? true);
    joined.set(key, { from, to, isOptional, collects: edge.collects || (other?.collects ?? false) });
  }
  return [...joined.values()];
}
