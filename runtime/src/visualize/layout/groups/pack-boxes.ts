/** Packs boxes in rows. */

/** A box to pack. */
export interface PackedBox {
  /** Pixels across the page. */
  readonly width: number;
  /** Pixels along the edges. */
  readonly height: number;
  /** Its former position across the page, or NaN: boxes of one row keep their order. */
  readonly previous: number;
}

/** Where the boxes are. */
export interface Packing {
  /** The left of each box. */
  readonly x: Float64Array;
  /** The top of each box. */
  readonly y: Float64Array;
  /** Width of all boxes together. */
  readonly width: number;
  /** Height of all boxes together. */
  readonly height: number;
}

/** Width of a picture by its height, about as that of a screen. */
const ASPECT = 1.6;

/**
 * Packs boxes in rows, higher boxes first; O(boxes × log boxes).
 *
 * @param gap - Pixels between boxes.
 * @param height - The height to fill; if left out, the packing has about the shape of a screen.
 */
export function packBoxes(boxes: readonly PackedBox[], gap: number, height?: number): Packing {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  const widest = boxes.reduce((most, box) => Math.max(most, box.width), 0);
  const limit = Math.max(widest, height === undefined ? Math.sqrt(area * ASPECT) : area / Math.max(height, 1));
  const order = boxes.map((_, index) => index).sort((a, b) => boxes[b]!.height - boxes[a]!.height || a - b);
  const [x, y] = [new Float64Array(boxes.length), new Float64Array(boxes.length)];
  let [top, width] = [0, 0];
  for (let start = 0; start < order.length;) {
    let [end, sum] = [start, 0];
    while (end < order.length && (end === start || sum + boxes[order[end]!]!.width <= limit))
      sum += boxes[order[end++]!]!.width + gap;
    let left = 0;
    for (const index of sortRow(order.slice(start, end), boxes)) {
      [x[index], y[index]] = [left, top];
      left += boxes[index]!.width + gap;
    }
    width = Math.max(width, left - gap);
    top += boxes[order[start]!]!.height + gap;
    start = end;
  }
  return { x, y, width, height: Math.max(0, top - gap) };
}

/** Sorts a row by index, and those with former positions by these on the places that they have together. */
function sortRow(row: readonly number[], boxes: readonly PackedBox[]): readonly number[] {
  const kept = row.filter((index) => !Number.isNaN(boxes[index]!.previous));
  kept.sort((a, b) => boxes[a]!.previous - boxes[b]!.previous || a - b);
  let next = 0;
  return row.map((index) => (Number.isNaN(boxes[index]!.previous) ? index : kept[next++]!));
}
