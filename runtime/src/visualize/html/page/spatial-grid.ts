/** Finds boxes by their position. */

/** A rectangle by its borders. */
export interface Bounds {
  /** Its left border. */
  readonly left: number;
  /** Its upper border. */
  readonly top: number;
  /** Its right border. */
  readonly right: number;
  /** Its lower border. */
  readonly bottom: number;
}

/** A grid over boxes, each of which is in every cell that it touches. */
export class SpatialGrid {
  readonly #boxes: Float64Array;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #starts: Int32Array;
  readonly #members: Int32Array;
  readonly #seen: Int32Array;
  #stamp = 0;

  /**
   * Sorts boxes into cells. O(boxes + cells that they touch).
   *
   * @param boxes - Four numbers per box: left, top, right, bottom; from 0, 0 on.
   * @param cell - Pixels of a side of a cell; cells become larger for large pictures.
   */
  constructor(boxes: Float64Array, cell = 256) {
    const count = boxes.length / 4;
    let [right, bottom] = [1, 1];
    for (let box = 0; box < count; box++) {
      right = Math.max(right, boxes[4 * box + 2]!);
      bottom = Math.max(bottom, boxes[4 * box + 3]!);
    }
    this.#boxes = boxes;
    this.#cell = Math.max(cell, right / 400, bottom / 400);
    this.#columns = Math.ceil(right / this.#cell) + 1;
    this.#rows = Math.ceil(bottom / this.#cell) + 1;
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    for (let box = 0; box < count; box++) this.#forEachCell(boxes, 4 * box, (at) => this.#starts[at + 1]!++);
    for (let at = 1; at < this.#starts.length; at++) this.#starts[at]! += this.#starts[at - 1]!;
    const next = this.#starts.slice();
    this.#members = new Int32Array(this.#starts.at(-1)!);
    for (let box = 0; box < count; box++)
      this.#forEachCell(boxes, 4 * box, (at) => {
        this.#members[next[at]!++] = box;
      });
    this.#seen = new Int32Array(count);
  }

  /** The boxes that touch an area, in ascending order. O(boxes in its cells). */
  find({ left, top, right, bottom }: Bounds): readonly number[] {
    const found: number[] = [];
    const boxes = this.#boxes;
    const stamp = ++this.#stamp;
    this.#forEachCell([left, top, right, bottom], 0, (at) => {
      for (let index = this.#starts[at]!; index < this.#starts[at + 1]!; index++) {
        const box = this.#members[index]!;
        if (this.#seen[box] === stamp) continue;
        this.#seen[box] = stamp;
        const isOutside =
          boxes[4 * box]! > right ||
          boxes[4 * box + 1]! > bottom ||
          boxes[4 * box + 2]! < left ||
          boxes[4 * box + 3]! < top;
        if (!isOutside) found.push(box);
      }
    });
    return found.sort((one, other) => one - other);
  }

  #forEachCell(box: ArrayLike<number>, at: number, visit: (cell: number) => void): void {
    const [columns, rows, cell] = [this.#columns, this.#rows, this.#cell];
    const firstColumn = Math.max(0, Math.floor(box[at]! / cell));
    const firstRow = Math.max(0, Math.floor(box[at + 1]! / cell));
    const lastColumn = Math.min(columns - 1, Math.floor(box[at + 2]! / cell));
    const lastRow = Math.min(rows - 1, Math.floor(box[at + 3]! / cell));
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) visit(row * columns + column);
  }
}
