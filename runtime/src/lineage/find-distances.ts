/** Walks along the edges of an exported graph. */
import type { ExecutionExport } from "./execution-export.js";

/** The way along the edges: to what nodes are computed from, or to what is computed from them. */
export type WalkDirection = "upstream" | "downstream";

/**
 * The nodes that are reached from some nodes, breadth first, each with the number of edges of the shortest way to it.
 * The nodes themselves come first, with 0. O(nodes + edges).
 *
 * @param start - Names of nodes of the graph.
 * @param hops - The number of edges that are followed at most.
 */
export function findDistances(
  { edges }: Pick<ExecutionExport, "edges">,
  direction: WalkDirection,
  start: readonly string[],
  hops: number,
): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [near, far] = direction === "downstream" ? [from, to] : [to, from];
    const list = neighbours.get(near);
    if (list === undefined) neighbours.set(near, [far]);
    else list.push(far);
  }
  const reached = new Map(start.map((name) => [name, 0]));
  let border: readonly string[] = start;
  for (let hop = 1; hop <= hops && border.length > 0; hop++) {
    const next: string[] = [];
    for (const name of border)
      for (const far of neighbours.get(name) ?? [])
        if (!reached.has(far)) {
          reached.set(far, hop);
          next.push(far);
        }
    border = next;
  }
  return reached;
}
