/** Finds everything that is computed from a node. */
import type { LinkedDataflow } from "../linked-dataflow.js";

/** Names of a node and of all that needs its value; O(nodes + inputs) downstream of it. */
export function findDependents(name: string, { consumers }: LinkedDataflow): ReadonlySet<string> {
  const found = new Set([name]);
  // A set can grow while it is walked through: its values come in the order in which they were added.
  for (const each of found) for (const { definition } of consumers.get(each) ?? []) found.add(definition.name);
  return found;
}
