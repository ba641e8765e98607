/** The state of a dataflow after it has been built. */
import type { Graph } from "../graph/graph.js";
import type { GivenManifests } from "../link/read-modules.js";
import type { Values } from "./request/request.js";

/** The facts about one dataflow, which never change. */
export interface FlowState {
  /** The linked graph. */
  readonly graph: Graph;
  /** The dataflow's config; it never changes. */
  readonly config: Values;
  /** The modules from which it was built. */
  readonly modules: readonly unknown[];
  /** Manifests for modules that have none themselves. */
  readonly manifests: GivenManifests;
}
