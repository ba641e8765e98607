/** What is known of the picture while its levels are laid out, from the innermost to the outermost. */

/** In "down" coordinates: x is across the page, y along the edges. */
export interface Placement {
  /** Centre of each node from the left of the group in which it is. */
  readonly x: Float64Array;
  /** Centre of each node from the top of the group in which it is. */
  readonly y: Float64Array;
  /** Size of each node across the page; of groups once they are laid out. */
  readonly widths: Float64Array;
  /** Size of each node along the edges. */
  readonly heights: Float64Array;
  /** For each port how far to the right of the centre of its group it is. */
  readonly portOffsets: Float64Array;
  /** For each port its rank among those on the same side of its group, from the left. */
  readonly portRanks: Int32Array;
  /** For each link its points, x and y in turns, from the upper left corner of the group in which it is. */
  readonly linkPoints: number[][];
}

/** Sizes in pixels that the layout of a level needs, in "down" coordinates. */
export interface LevelGaps {
  /** Pixels between nodes of one layer. */
  readonly nodeGap: number;
  /** Pixels between layers, at least. */
  readonly layerGap: number;
  /** Pixels between the left border of a group and its members. */
  readonly left: number;
  /** The same on the right. */
  readonly right: number;
  /** The same at the top. */
  readonly top: number;
  /** The same at the bottom. */
  readonly bottom: number;
}
