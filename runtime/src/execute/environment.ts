/** The state that all runs of one dataflow share. */
import type { Graph } from "../graph/graph.js";
import type { Lifecycle } from "../lifecycle/lifecycle.js";
import type { Values } from "../plan/request/request.js";
import type { Resources } from "./values/resources.js";

/** The environment of a run. */
export interface Environment {
  /** The graph, which says which inputs have consumers. */
  readonly graph: Graph;
  /** The dataflow's config. */
  readonly config: Values;
  /** The adapters; null if the dataflow has none. */
  readonly lifecycle: Lifecycle | null;
  /** What nodes of all runs share, by a key of whatever shares it. */
  readonly shared: Map<string, unknown>;
  /** The resources of runs that begin now; `close()` replaces them. */
  resources: Resources;
}
