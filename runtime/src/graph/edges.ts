/** The edges of a graph, in both directions. */
import type { Rows } from "./rows.js";

/** What depends on what; variables are known by their position in the graph. */
export interface Edges {
  /** For each variable its inputs, in the order of its definition's `inputs`. */
  readonly dependencies: Rows;
  readonly dependents: Rows;
}
