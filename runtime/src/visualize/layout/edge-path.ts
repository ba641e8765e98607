/** Turns the points of an edge into a smooth curve. */

/**
 * Computes a curve through the points of an edge that leaves its source and enters its target in the direction of the
 * layers. O(points).
 *
 * @param points - Points as in `Layout.points`.
 * @param start - Index of the first point of the edge.
 * @param end - Index after its last point.
 * @returns Coordinates x, y of the first point, then for each cubic Bézier curve those of its two control points and its
 *   end: 2 + 6 × curves numbers. Empty if there are no points.
 */
export function toEdgePath(
  points: Float64Array,
  start: number,
  end: number,
  orientation: "down" | "right" = "down",
): Float64Array {
  const count = end - start;
  if (count < 1) return new Float64Array(0);
  const path = new Float64Array(2 + 6 * (count - 1));
  path[0] = points[2 * start]!;
  path[1] = points[2 * start + 1]!;
  for (let curve = 0; curve < count - 1; curve++) {
    const at = 2 * (start + curve);
    const [x, y, endX, endY] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!];
    const [midX, midY] = [(x + endX) / 2, (y + endY) / 2];
    const controls = orientation === "down" ? [x, midY, endX, midY] : [midX, y, midX, endY];
    path.set([...controls, endX, endY], 2 + 6 * curve);
  }
  return path;
}
