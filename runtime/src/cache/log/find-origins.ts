/** Finds out what changed values of inputs come from. */
import type { CacheChange } from "./cache-change.js";

/**
 * Follows changed inputs to the nodes that gave them, up to changes of code and to inputs of the dataflow.
 * O(nodes and changes).
 *
 * @param changes - What differs for a node.
 * @param changesOf - Returns what differs for another node of the same run; null for one that is not known.
 * @returns What is not among the changes already; each once.
 */
export function findOrigins(
  changes: readonly CacheChange[],
  changesOf: (node: string) => readonly CacheChange[] | null,
): readonly CacheChange[] {
  const names = changes.filter(({ kind }) => kind === "input").map(({ name }) => name);
  const direct = new Set(changes.map(toKey));
  const seen = new Set(names);
  const origins = new Map<string, CacheChange>();
  // A set that grows while it is walked through is walked to its end.
  for (const name of seen) {
    for (const change of changesOf(name) ?? []) {
      const isFollowed = change.kind === "input" && changesOf(change.name) !== null;
      if (change.kind === "input") seen.add(change.name);
      if (!isFollowed && !direct.has(toKey(change))) origins.set(toKey(change), change);
    }
  }
  return [...origins.values()];
}

function toKey({ kind, name, location }: CacheChange): string {
  return `${kind} ${name} ${location ?? ""}`;
}
