/** What a dataflow knows once it is built. */
import type { Graph } from "../graph/graph.js";
import type { GivenManifests } from "../link/read-modules.js";
import type { Values } from "./request/request.js";

/** The facts of one dataflow, which never change. */
export interface FlowState {
  readonly graph: Graph;
  readonly config: Values;
  /** The modules that it was built from. */
  readonly modules: readonly unknown[];
  /** Manifests of modules that have none themselves. */
  readonly manifests: GivenManifests;
}
