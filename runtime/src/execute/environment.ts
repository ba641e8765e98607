/** What all runs of one dataflow share. */
import type { Graph } from "../graph/graph.js";
import type { Values } from "../plan/request/request.js";
import type { Resources } from "./values/resources.js";

/** The surroundings of a run. */
export interface Environment {
  /** Tells what the request's values are for. */
  readonly graph: Graph;
  /** Values of the dataflow. */
  readonly config: Values;
  /** Those of the runs that begin now; `close()` sets others. */
  resources: Resources;
}
