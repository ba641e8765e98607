/** Computes the versions of dataflows, and knows to which dataflow a run belongs. */
import { createHash } from "node:crypto";
import type { ExecutionExport } from "../lineage/execution-export.js";

/** The versions of all dataflows that were built with an adapter. Forgets a dataflow together with its config. */
export class GraphVersions {
  /** By config, because a dataflow tells its config, and nothing else of it, with each run. */
  readonly #versions = new WeakMap<object, string>();
  #latest: string | null = null;

  /** Adds a dataflow. O(nodes + edges). */
  add(graph: ExecutionExport, config: object): void {
    this.#latest = toGraphVersion(graph);
    this.#versions.set(config, this.#latest);
  }

  /** Returns the version of the dataflow with this config; null if none is known. */
  find(config: object): string | null {
    return this.#versions.get(config) ?? this.#latest;
  }
}

/** Hashes names, code versions and edges, which are sorted in an export: 24 hexadecimal digits. */
function toGraphVersion({ nodes, edges }: ExecutionExport): string {
  const hash = createHash("sha256");
  for (const { name, codeVersion } of nodes) hash.update(`${JSON.stringify([name, codeVersion])}\n`);
  for (const { from, to, isOptional, collects } of edges)
    hash.update(`${JSON.stringify([from, to, isOptional, collects])}\n`);
  return hash.digest("hex").slice(0, 24);
}
