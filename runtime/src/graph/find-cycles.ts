/** Finds cycles, one per group of variables that depend on each other. */
import { internalFault } from "./internal-fault.js";
import { NO_LEVEL } from "./levels.js";
import { rowOf, type Rows } from "./rows.js";
import { findComponents } from "./strong-components.js";

/** The part of a graph that `findCycles` reads. */
export interface CyclicGraph {
  /** The name of each variable. */
  readonly variables: readonly { readonly name: string }[];
  /** For each variable, the variables that have it as an input. */
  readonly dependents: Rows;
  /** Only variables with {@link NO_LEVEL} are examined. */
  readonly levels: Int32Array;
}

/**
 * Finds the shortest cycle through the alphabetically first variable of each strongly connected component.
 *
 * A pure function of names and edges, independent of the order in which modules were linked. O(variables + edges) plus
 * sorting, without recursion.
 *
 * @returns Paths in the direction of the data flow that begin and end with the same variable, sorted by name.
 */
export function findCycles({ variables, dependents, levels }: CyclicGraph): readonly (readonly number[])[] {
  // Most graphs have none.
  if (!levels.includes(NO_LEVEL)) return [];
  const byName = (a: number, b: number): number => (variables[a]!.name < variables[b]!.name ? -1 : 1);
  const suspects = [...levels.keys()].filter((id) => levels[id] === NO_LEVEL);
  return findComponents(dependents, suspects)
    .filter((component) => component.length > 1 || rowOf(dependents, component[0]!).includes(component[0]!))
    .map((component) => findShortestCycle(dependents, component.toSorted(byName), byName))
    .toSorted((a, b) => byName(a[0]!, b[0]!));
}

/** A breadth-first search from the first member of a component back to itself. */
function findShortestCycle(
  dependents: Rows,
  component: readonly number[],
  order: (a: number, b: number) => number,
): readonly number[] {
  const first = component[0]!;
  const members = new Set(component);
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (const id of queue) {
    for (const next of [...rowOf(dependents, id)].filter((each) => members.has(each)).sort(order)) {
      if (next === first) return [...toPath(cameFrom, first, id), first];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  throw internalFault("ICO9002", "a strongly connected group has no cycle");
}

function toPath(cameFrom: ReadonlyMap<number, number>, first: number, last: number): readonly number[] {
  const path = [last];
  for (let id = last; id !== first;) {
    id = cameFrom.get(id)!;
    path.push(id);
  }
  return path.reverse();
}

/** The names on a cycle, with consecutive duplicates removed; the cycle ends with the name with which it begins. */
export function toTrail(names: readonly string[]): readonly string[] {
  const trail = names.filter((name, index) => index === 0 || name !== names[index - 1]);
  return trail.length > 1 ? trail : names.slice(0, 1).concat(names.slice(0, 1));
}
