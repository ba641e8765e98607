/** Finds everything downstream of a node. */
import { reach } from "@icosian/runtime/tooling";
import type { LinkedDataflow } from "../linked-dataflow.js";

/** Finds the names of a node and of everything that depends on it; O(nodes + inputs). */
export function findDependents(name: string, { graph, possible }: LinkedDataflow): ReadonlySet<string> {
  const id = graph.ids.get(name);
  if (id === undefined) return new Set([name]);
  const isReached = reach(possible.dependents, [id]);
  return new Set(graph.variables.flatMap((variable, each) => (isReached[each] === 1 ? [variable.name] : [])));
}
