/** What the layout engine reads and returns: plain typed arrays, so that they can be sent to a worker and back. */

/** A graph whose nodes have sizes, and may lie inside groups. */
export interface LayoutGraph {
  /**
   * Width of each node in pixels. The width of a group follows from its members; the one given here only counts for a
   * group that is collapsed, which is a node like any other.
   */
  readonly widths: Float64Array;
  /** Height of each node in pixels; for groups see `widths`. */
  readonly heights: Float64Array;
  /** For each node the group that contains it, or -1. A node that contains others is a group. Groups may nest. */
  readonly parents: Int32Array;
  /** For each edge the index of its source, which contains no other nodes. */
  readonly from: Int32Array;
  /** For each edge the index of its target. Edges may be equal to each other, be loops, and form cycles. */
  readonly to: Int32Array;
}

/** How a graph is laid out. */
export interface LayoutOptions {
  /** Direction of the edges on the page; `"down"` if left out. */
  readonly orientation?: "down" | "right";
  /** Pixels between nodes of one layer; 24 if left out. */
  readonly nodeGap?: number;
  /** Pixels between layers; 48 if left out. Gaps that edges cross almost flatly become larger. */
  readonly layerGap?: number;
  /** Pixels between the border of a group and its members; 16 if left out. */
  readonly groupPadding?: number;
  /** Pixels at the top of a group for its title; 24 if left out. */
  readonly groupHeader?: number;
  /**
   * For each node its position across the layers (x for `"down"`, y for `"right"`) in the picture that is being changed,
   * NaN for a new one. Siblings that have one keep their order, so that the rest of the picture does not jump about when
   * a group is expanded or collapsed.
   */
  readonly previous?: Float64Array;
}

/** Where everything is drawn. */
export interface Layout {
  /** Horizontal centre of each node in pixels. */
  readonly x: Float64Array;
  /** Vertical centre of each node in pixels. */
  readonly y: Float64Array;
  /** Width of each node, of groups as computed. */
  readonly widths: Float64Array;
  /** Height of each node, of groups as computed. */
  readonly heights: Float64Array;
  /** Width of the whole picture, whose upper left corner is 0, 0. */
  readonly width: number;
  /** Height of the whole picture. */
  readonly height: number;
  /** The points of edge `e` have the indexes `starts[e]` up to, but not including, `starts[e + 1]`. */
  readonly starts: Int32Array;
  /**
   * The points through which edges are drawn, from the border of the source to the border of the target: x of point `i`
   * is `points[2 * i]`, its y is `points[2 * i + 1]`. Edges of one source share their way for as long as they can; equal
   * edges have equal points.
   */
  readonly points: Float64Array;
}
