/** Joins what a node reads, and what reads it, over all dataflows that have the node. */
import type { CatalogueNode, Neighbour, NodeUse } from "../catalogue/catalogue.js";

/** A neighbour, and the dataflows in which it is one. */
export interface JoinedNeighbour extends Neighbour {
  /** The dataflows; null if they are all that have the node. */
  readonly dataflows: readonly number[] | null;
}

/** The neighbours of a node. */
export interface Neighbours {
  /** What the node reads, by name. */
  readonly upstream: readonly JoinedNeighbour[];
  /** What reads the node, by name. */
  readonly downstream: readonly JoinedNeighbour[];
}

/** Joins the neighbours. O(neighbours), besides sorting. */
export function joinNeighbours({ uses }: CatalogueNode): Neighbours {
  return {
    upstream: join(uses, ({ upstream }) => upstream),
    downstream: join(uses, ({ downstream }) => downstream),
  };
}

function join(uses: readonly NodeUse[], of: (use: NodeUse) => readonly Neighbour[]): readonly JoinedNeighbour[] {
  const found = new Map<string, { readonly neighbour: Neighbour; readonly dataflows: number[] }>();
  for (const use of uses)
    for (const neighbour of of(use)) {
      const key = [neighbour.node, neighbour.isOptional, neighbour.collects].join();
      const joined = found.get(key) ?? { neighbour, dataflows: [] };
      found.set(key, joined);
      joined.dataflows.push(use.dataflow);
    }
  return [...found.values()]
    .map(({ neighbour, dataflows }) => ({
      ...neighbour,
      dataflows: dataflows.length === uses.length ? null : dataflows,
    }))
    .sort((a, b) => a.node - b.node);
}
