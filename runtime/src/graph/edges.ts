/** The edges of a graph, in both directions. */
import type { Rows } from "./rows.js";

/** The dependencies between variables, which are identified by their index in the graph. */
export interface Edges {
  /** For each variable its inputs, in the order of its definition's `inputs`. */
  readonly dependencies: Rows;
  /** For each variable, the variables that have it as an input. */
  readonly dependents: Rows;
}
