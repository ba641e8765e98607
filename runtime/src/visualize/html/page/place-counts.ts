/** Decides where the counts of merged edges are written. */

/** The middle of a count. */
export interface CountPoint {
  /** Its horizontal position. */
  readonly x: number;
  /** Its vertical position. */
  readonly y: number;
}

/** How far along the last curve of an edge a count is tried, from the best place to the worst. */
const TRIES = [0.5, 0.38, 0.62, 0.28, 0.72, 0.2] as const;

/** Size of a count with the space around it. */
const [WIDTH, HEIGHT] = [26, 16];

/**
 * Places the counts so that they do not lie over each other; those of many dependencies first. O(edges × log edges).
 *
 * @param counts - For each edge the number of dependencies; 1 is not written.
 * @param pathOf - The curves of an edge.
 * @returns The points of the edges whose count has room.
 */
export function placeCounts(
  counts: Int32Array,
  pathOf: (edge: number) => Float64Array,
): ReadonlyMap<number, CountPoint> {
  const merged = Array.from(counts.keys()).filter((edge) => counts[edge]! > 1);
  merged.sort((one, other) => counts[other]! - counts[one]!);
  const taken = new Map<string, CountPoint[]>();
  const points = new Map<number, CountPoint>();
  for (const edge of merged) {
    const path = pathOf(edge);
    if (path.length < 8) continue;
    const point = TRIES.map((share) => toPoint(path, share)).find((each) => isFree(taken, each));
    if (point === undefined) continue;
    points.set(edge, point);
    const key = toCell(point, 0, 0);
    taken.set(key, [...(taken.get(key) ?? []), point]);
  }
  return points;
}

function isFree(taken: ReadonlyMap<string, readonly CountPoint[]>, point: CountPoint): boolean {
  for (let row = -1; row <= 1; row++)
    for (let column = -1; column <= 1; column++)
      for (const other of taken.get(toCell(point, column, row)) ?? [])
        if (Math.abs(other.x - point.x) < WIDTH && Math.abs(other.y - point.y) < HEIGHT) return false;
  return true;
}

function toCell({ x, y }: CountPoint, column: number, row: number): string {
  return `${Math.floor(x / WIDTH) + column} ${Math.floor(y / HEIGHT) + row}`;
}

/** A point of the last curve. */
function toPoint(path: Float64Array, share: number): CountPoint {
  const start = path.length - 8;
  const rest = 1 - share;
  const along = (axis: number): number =>
    rest ** 3 * path[start + axis]! +
    3 * rest ** 2 * share * path[start + 2 + axis]! +
    3 * rest * share ** 2 * path[start + 4 + axis]! +
    share ** 3 * path[start + 6 + axis]!;
  return { x: along(0), y: along(1) };
}
