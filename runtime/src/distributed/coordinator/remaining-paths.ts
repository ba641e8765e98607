/** How much of a graph remains after each node: what jobs are begun first by. */
import type { Graph } from "../../graph/graph.js";
import { rowOf } from "../../graph/rows.js";

const known = new WeakMap<object, Int32Array>();

/**
 * For each variable the number of nodes on the longest path from it to an end that are async or computed elsewhere, itself
 * included. O(variables + edges), once per graph.
 */
export function toRemainingPaths({ variables, dependencies, levels }: Graph): Int32Array {
  const before = known.get(dependencies);
  if (before !== undefined) return before;
  const remaining = new Int32Array(variables.length);
  const ids = Array.from(variables.keys()).toSorted((one, other) => levels[other]! - levels[one]!);
  for (const id of ids) {
    const variable = variables[id]!;
    const waits = variable.kind === "node" && (variable.definition.isAsync || variable.definition.isRemote === true);
    if (waits) remaining[id]!++;
    for (const input of rowOf(dependencies, id)) remaining[input] = Math.max(remaining[input]!, remaining[id]!);
  }
  known.set(dependencies, remaining);
  return remaining;
}
