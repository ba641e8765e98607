/** Counts the crossings of edges as they are drawn, the same way for every layout: by their lines. */

/**
 * Counts pairs of line segments that cross, of edges that have no end in common. Where several edges share a line, each
 * of them counts.
 *
 * @param {readonly { source: number, target: number, points: readonly (readonly [number, number])[] }[]} edges
 * @returns {number}
 */
export function countLineCrossings(edges) {
  const segments = edges.flatMap(({ source, target, points }) =>
    points.slice(1).map((end, at) => {
      const [a, b] = points[at][1] <= end[1] ? [points[at], end] : [end, points[at]];
      return { source, target, a, b, left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]) };
    }),
  );
  segments.sort((one, other) => one.a[1] - other.a[1]);
  let [open, crossings] = [[], 0];
  for (const segment of segments) {
    const stillOpen = [];
    for (const other of open) {
      if (other.b[1] <= segment.a[1]) continue;
      stillOpen.push(other);
      if (other.right <= segment.left || segment.right <= other.left) continue;
      if (other.source === segment.source || other.target === segment.target) continue;
      if (other.source === segment.target || other.target === segment.source) continue;
      if (doCross(segment, other)) crossings++;
    }
    stillOpen.push(segment);
    open = stillOpen;
  }
  return crossings;
}

/**
 * Makes one edge of each line that several edges of one source share, so that it counts once.
 *
 * @param {Parameters<typeof countLineCrossings>[0]} edges
 */
export function mergeLines(edges) {
  const lines = new Map();
  for (const { source, target, points } of edges)
    for (let at = 1; at < points.length; at++) {
      const line = [points[at - 1], points[at]];
      const key = `${source} ${line.join(" ")}`;
      // A line that is shared leads to no target of its own.
      lines.set(key, {
        source,
        target: lines.has(key) || at < points.length - 1 ? -1 - lines.size : target,
        points: line,
      });
    }
  return [...lines.values()];
}

function doCross({ a, b }, { a: c, b: d }) {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

function sideOf([x, y], [endX, endY], [pointX, pointY]) {
  return Math.sign((endX - x) * (pointY - y) - (endY - y) * (pointX - x));
}
