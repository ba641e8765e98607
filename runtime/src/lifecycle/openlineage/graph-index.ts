/** Finds the dependencies of nodes in the graphs of all dataflows that have the adapter. */
import type { ExecutionExport } from "../../lineage/execution-export.js";
import type { NodeInfo } from "../hook-records.js";

/** The part of a node that is needed to find it again. */
type NodeKey = Pick<NodeInfo, "name"> & { readonly codeVersion: string | null };

/** The dependencies of nodes by name and code version, because hooks do not say which dataflow a node belongs to. */
export class GraphIndex {
  readonly #dependencies = new Map<string, readonly string[]>();

  /** Adds the nodes of a dataflow; O(nodes + edges). */
  add({ nodes }: ExecutionExport): void {
    for (const node of nodes)
      if (node.codeVersion !== null)
        this.#dependencies.set(toKey(node), [...node.requiredDependencies, ...node.optionalDependencies]);
  }

  /** The names of a node's dependencies; empty for a node that is not known. */
  dependenciesOf(node: NodeKey): readonly string[] {
    return this.#dependencies.get(toKey(node)) ?? [];
  }
}

function toKey({ name, codeVersion }: NodeKey): string {
  return `${name}\n${codeVersion}`;
}
