/** Edges that the network simplex method shortens. */

/** A connected graph whose edges lead down by at least one layer. */
export interface WeightedEdges {
  /** The source of each edge. */
  readonly from: Int32Array;
  /** The target of each edge. */
  readonly to: Int32Array;
  /** How much each layer that an edge is long counts; 0 for edges that only keep an order. */
  readonly weights: Int32Array;
}
