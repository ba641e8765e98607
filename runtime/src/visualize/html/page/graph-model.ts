/** The graph of a page with numbered nodes. */
import type { ExecutionExport, ExportedNode } from "../../../lineage/execution-export.js";

/** Nodes by their indexes, and the edges between them. */
export interface GraphModel {
  /** The graph as it was exported. */
  readonly exported: ExecutionExport;
  /** The nodes in the order of their indexes. */
  readonly nodes: readonly ExportedNode[];
  /** Indexes of nodes by name. */
  readonly indexes: ReadonlyMap<string, number>;
  /** For each edge the index of its source. */
  readonly from: Int32Array;
  /** For each edge the index of its target. */
  readonly to: Int32Array;
  /** For each node its sources, each once. */
  readonly upstream: readonly (readonly number[])[];
  /** For each node its targets, each once. */
  readonly downstream: readonly (readonly number[])[];
}

/** Numbers the nodes of a graph. O(nodes + edges). */
export function toGraphModel(exported: ExecutionExport): GraphModel {
  const { nodes, edges } = exported;
  const indexes = new Map(nodes.map(({ name }, index) => [name, index]));
  // The packed graph has no other edges.
  const from = Int32Array.from(edges, (edge) => indexOf(indexes, edge.from));
  const to = Int32Array.from(edges, (edge) => indexOf(indexes, edge.to));
  const upstream = nodes.map(() => new Set<number>());
  const downstream = nodes.map(() => new Set<number>());
  from.forEach((source, edge) => {
    upstream[to[edge]!]?.add(source);
    downstream[source]?.add(to[edge]!);
  });
  return { exported, nodes, indexes, from, to, upstream: upstream.map(toList), downstream: downstream.map(toList) };
}

function indexOf(indexes: ReadonlyMap<string, number>, name: string): number {
  const index = indexes.get(name);
  if (index === undefined) throw new Error(`An edge ends at ${name}, which is no node. This is a bug in Icosian.`);
  return index;
}

function toList(set: ReadonlySet<number>): readonly number[] {
  return [...set];
}
