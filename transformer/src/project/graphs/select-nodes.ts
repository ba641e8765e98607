/** Selects and joins the nodes of several dataflows for lists. */
import { matchesTags, type ExportedNode, type TagQuery } from "@icosian/runtime/tooling";
import type { ProjectDataflow } from "./program-graphs.js";

export type { TagQuery };

/** A node, and the dataflows that have it. */
export interface ListedNode {
  /** The node as the first of these dataflows has it. */
  readonly node: ExportedNode;
  /** Locations of the calls that build them; none for a module that no call links. */
  readonly dataflows: readonly string[];
}

/** Which nodes are listed; all restrictions hold together. */
export interface NodeSelection {
  /** The tags that a node must have; absent for any. */
  readonly tags?: TagQuery | undefined;
  /** The modules of the nodes, by the paths from the roots of their packages; empty for all. */
  readonly modules: readonly string[];
}

/** Lists the nodes of dataflows by name, each definition once. O(nodes log nodes). */
export function selectNodes(
  dataflows: readonly ProjectDataflow[],
  { tags = {}, modules }: NodeSelection,
): readonly ListedNode[] {
  const found = new Map<string, { readonly node: ExportedNode; readonly dataflows: string[] }>();
  for (const { graph, source } of dataflows)
    for (const node of graph.nodes) {
      if (!matchesTags(node.tags, tags)) continue;
      if (modules.length > 0 && (node.module === null || !modules.includes(node.module))) continue;
      const key = JSON.stringify([node.name, node.source, node.kind]);
      const listed = found.get(key) ?? { node, dataflows: [] };
      found.set(key, listed);
      if (source !== null) listed.dataflows.push(source);
    }
  return [...found.values()].sort((a, b) => (a.node.name < b.node.name ? -1 : a.node.name > b.node.name ? 1 : 0));
}
