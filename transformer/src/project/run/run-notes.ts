/** An adapter that notes which nodes a run computed, and which were served. */
import type { LifecycleAdapter } from "@icosian/runtime";
import type { ComputedNode } from "./run-messages.js";

/** What the nodes of one run did. */
export class RunNotes {
  readonly #computed = new Map<string, { count: number; durationMs: number }>();
  readonly #cached = new Set<string>();
  #runId = "";

  /** Notes what each node of the run does. */
  readonly adapter: LifecycleAdapter = {
    name: "icosian watch",
    preGraphExecute: ({ runId }) => {
      this.#runId = runId;
    },
    postNodeExecute: ({ runId, node: { name }, outcome, durationMs }) => {
      // A module may execute the dataflow by itself while it is loaded.
      if (runId !== this.#runId) return;
      if (outcome === "cached") {
        this.#cached.add(name);
        return;
      }
      const known = this.#computed.get(name) ?? { count: 0, durationMs: 0 };
      this.#computed.set(name, { count: known.count + 1, durationMs: known.durationMs + durationMs });
    },
  };

  /** The id of the run. */
  get runId(): string {
    return this.#runId;
  }

  /**
   * The computed nodes in the order in which they ended.
   *
   * @param passing - Names of nodes that only pick or pass on values, which are left out.
   */
  listComputed(passing: ReadonlySet<string>): readonly ComputedNode[] {
    const nodes = [...this.#computed].filter(([node]) => !passing.has(node));
    return nodes.map(([node, facts]) => ({ node, ...facts }));
  }

  /** The nodes of which every value was served. */
  listCached(): readonly string[] {
    return [...this.#cached].filter((name) => !this.#computed.has(name));
  }
}
