/** Positions of items, for messages and hooks. */

/** Stands for the fan-out in the position of a row of `executeColumns`. */
export const ROWS: string = "";

/** One item of a fan-out, or one row of `executeColumns`. */
export interface ItemPosition {
  /** Name of the node that fans out, as messages show it; {@link ROWS} for a row. */
  readonly fanOut: string;
  /** Index of the item or row, from 0. */
  readonly index: number;
}
