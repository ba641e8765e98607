/** The state that all runs of one dataflow share. */
import type { Graph } from "../graph/graph.js";
import type { Values } from "../plan/request/request.js";
import type { Resources } from "./values/resources.js";

/** The environment of a run. */
export interface Environment {
  /** The graph, which says which inputs have consumers. */
  readonly graph: Graph;
  /** The dataflow's config. */
  readonly config: Values;
  /** The resources of runs that begin now; `close()` replaces them. */
  resources: Resources;
}
