/** What a dataflow knows once it is built. */
import type { Graph } from "../graph/graph.ts";
import type { Values } from "./request.ts";

/** The facts of one dataflow, which never change. */
export interface FlowState {
  readonly graph: Graph;
  readonly config: Values;
  /** The modules that it was built from. */
  readonly modules: readonly unknown[];
}
