/** Positions of items, for messages and hooks. */

/** One item of a fan-out. */
export interface ItemPosition {
  /** Name of the node that fans out, as messages show it. */
  readonly fanOut: string;
  /** Index of the item, from 0. */
  readonly index: number;
}
