/** Names items so that they are known again in the next layout. */
import type { GraphModel } from "./graph-model.js";
import type { GroupTree } from "./group-tree.js";
import type { VisibleGraph } from "./visible-graph.js";

/**
 * The id of each item, each once: `node spend`, `group module src/features.ts`; `node spend of node spendMean` for each of
 * several copies of an input. O(items + edges).
 */
export function toItemIds(model: GraphModel, tree: GroupTree, visible: VisibleGraph): readonly string[] {
  const { nodes, groups, from, to } = visible;
  const ids = Array.from(nodes, (node, item) =>
    node >= 0 ? `node ${model.nodes[node]!.name}` : `group ${tree.groups[groups[item]!]!.id}`,
  );
  // Copies of an input are told apart by their readers.
  const readers = new Map<number, number>();
  from.forEach((source, edge) => readers.set(source, to[edge]!));
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return ids.map((id, item) => (counts.get(id) === 1 ? id : `${id} of ${ids[readers.get(item) ?? -1] ?? ""}`));
}
