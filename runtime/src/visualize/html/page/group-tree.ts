/** Sorts the nodes of a graph into groups. */
import type { ExportedNode } from "../../../lineage/execution-export.js";
import type { DrawingOptions } from "../../drawing-options.js";
import { groupPathOf } from "../../drawing/group-path-of.js";
import type { GraphModel } from "./graph-model.js";

/** What makes the groups; `"subdagOrModule"` puts nodes outside of subdags into their modules. */
export type PageGrouping = NonNullable<DrawingOptions["groupBy"]> | "none" | "subdagOrModule";

/** A group of nodes, which may lie in another group. */
export interface NodeGroup {
  /** Text that is the same after every update: `module src/features.ts`. */
  readonly id: string;
  /** What is shown. */
  readonly label: string;
  /** Index of the group that contains it, which is less than its own; -1 at the top. */
  readonly parent: number;
  /** Number of nodes in it and in the groups inside it. */
  readonly size: number;
}

/** The groups of a graph. */
export interface GroupTree {
  /** The groups, each after the group that contains it. */
  readonly groups: readonly NodeGroup[];
  /** For each node the index of its innermost group, or -1. */
  readonly groupOf: Int32Array;
}

/** Inputs that several groups read stay outside until there are more of them. */
const MAX_FREE_INPUTS = 12;

/** More modules than this are put into groups for their folders. */
const MANY_MODULES = 60;

/**
 * Sorts nodes into groups. A node without a module or group goes where everything that reads it is, so that inputs do
 * not litter the picture. O(nodes × depth + edges).
 */
export function toGroupTree(model: GraphModel, grouping: PageGrouping): GroupTree {
  const folders = toFolderDepth(model);
  const groups: { id: string; label: string; parent: number; size: number }[] = [];
  const known = new Map<string, number>();
  const open = (id: string, label: string, parent: number): number => {
    const found = known.get(id) ?? groups.push({ id, label, parent, size: 0 }) - 1;
    known.set(id, found);
    return found;
  };
  const groupOf = new Int32Array(model.nodes.length).fill(-1);
  model.nodes.forEach((node, index) => {
    let parent = -1;
    for (const [id, label] of toTrail(node, grouping, folders)) parent = open(id, label, parent);
    groupOf[index] = parent;
  });
  if (groups.length > 0) adoptInputs(model, groupOf, () => open("inputs", "shared inputs", -1));
  for (const group of groupOf) for (let each = group; each >= 0; each = groups[each]!.parent) groups[each]!.size++;
  return { groups, groupOf };
}

/** Ids and labels of the groups around a node, from the outermost inwards. */
function toTrail(
  node: ExportedNode,
  grouping: PageGrouping,
  folders: number,
): readonly (readonly [id: string, label: string])[] {
  if (grouping === "none") return [];
  if (grouping === "subdagOrModule") return toTrail(node, node.subdags.length > 0 ? "subdag" : "module", folders);
  const path = groupPathOf(node, grouping);
  if (grouping === "module") return path.flatMap((module) => toModuleTrail(module, folders));
  if (grouping === "subdag") return path.map((subdag) => [`subdag ${subdag}`, subdag]);
  return path.map((value) => [`tag ${value}`, `${grouping.tag}: ${value}`]);
}

/** The folders of a module from a depth on, then the module. */
function toModuleTrail(module: string, folders: number): readonly (readonly [id: string, label: string])[] {
  const parts = module.split("/");
  const around = parts.slice(folders, -1).map((_, at) => parts.slice(0, folders + at + 1).join("/"));
  return [...around.map((folder) => [`folder ${folder}`, `${folder}/`] as const), [`module ${module}`, module]];
}

/** The number of folders that all modules share, which need no group; infinite if there are few modules. */
function toFolderDepth({ nodes }: GraphModel): number {
  const modules = [...new Set(nodes.flatMap(({ module }) => (module === null ? [] : [module])))];
  if (modules.length <= MANY_MODULES) return Infinity;
  const paths = modules.map((module) => module.split("/").slice(0, -1));
  let depth = 0;
  while (paths.every((path) => path[depth] !== undefined && path[depth] === paths[0]![depth])) depth++;
  return depth;
}

function adoptInputs(model: GraphModel, groupOf: Int32Array, openShared: () => number): void {
  const free: number[] = [];
  model.nodes.forEach(({ kind }, index) => {
    if (groupOf[index] !== -1 || (kind !== "input" && kind !== "config")) return;
    const readers = new Set(model.downstream[index]!.map((reader) => groupOf[reader]!));
    const [only = -1] = readers;
    if (readers.size === 1 && only >= 0) groupOf[index] = only;
    else free.push(index);
  });
  if (free.length <= MAX_FREE_INPUTS) return;
  const shared = openShared();
  for (const index of free) groupOf[index] = shared;
}
