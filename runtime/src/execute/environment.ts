/** What all runs of one dataflow share. */
import type { Values } from "../plan/request.js";
import type { Resources } from "./resources.js";

/** The surroundings of a run. */
export interface Environment {
  /** Values of the dataflow. */
  readonly config: Values;
  /** Those of the runs that begin now; `close()` sets others. */
  resources: Resources;
}
