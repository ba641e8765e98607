/** A connected acyclic graph without groups, as the flat part of the layout reads it: edges go down, layers are rows. */

/** Nodes by index, and edges between them. */
export interface FlatGraph {
  /** Size of each node across the page. */
  readonly widths: Float64Array;
  /** Size of each node along the edges. */
  readonly heights: Float64Array;
  /** Where each node has to be: 0 anywhere, {@link AT_TOP} or {@link AT_BOTTOM} for the ports of a group. */
  readonly pins: Uint8Array;
  /** For each node its former position across the page, or NaN. */
  readonly previous: Float64Array;
  /** For each edge its source. The graph has no cycles, no loops, and no two equal edges. */
  readonly from: Int32Array;
  /** For each edge its target. */
  readonly to: Int32Array;
  /** For each edge the port at which it leaves its source, counted from the left. Edges at one port share their way. */
  readonly fromPorts: Int32Array;
  /** For each edge the port at which it enters its target, counted from the left. */
  readonly toPorts: Int32Array;
  /** For each edge how far to the right of its source's centre it leaves. */
  readonly fromOffsets: Float64Array;
  /** For each edge how far to the right of its target's centre it enters. */
  readonly toOffsets: Float64Array;
}

/** Pins a port of a group to the first layer, in which nothing else is then. */
export const AT_TOP = 1;

/** Pins a port of a group to the last layer, in which nothing else is then. */
export const AT_BOTTOM = 2;
