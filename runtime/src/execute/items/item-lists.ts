/** The lists that fan-outs create: one value per item, in the order of the items. */

/** A placeholder for a value that is not there yet. */
const NOT_YET: unique symbol = Symbol("not yet");

/** Lists of equal length, one for each collected slot. */
export class ItemLists {
  readonly #slots: readonly number[];
  /** The lists, one per collected slot. */
  readonly all: unknown[][];

  /** The index of the item at each position; null if nobody asks for it. */
  readonly #indexes: unknown[] | null;

  /**
   * @param slots - The slots of an item's frame whose values are collected.
   * @param keepsIndexes - Whether the indexes of the items are kept too.
   */
  constructor(slots: readonly number[], keepsIndexes: "keeps indexes" | null) {
    this.#slots = slots;
    this.all = slots.map(() => []);
    this.#indexes = keepsIndexes === null ? null : [];
  }

  /** The indexes of the items whose values are in the lists; null if they are not kept. */
  get indexes(): readonly number[] | null {
    // A cast because only indexes are left.
    return (this.#indexes?.filter((index) => index !== NOT_YET) as number[] | undefined) ?? null;
  }

  /** Adds the values of an item. */
  add(values: readonly unknown[], index: number): void {
    for (let list = 0; list < this.all.length; list++) this.all[list]!.push(values[this.#slots[list]!]);
    this.#indexes?.push(index);
  }

  /** Reserves a position for an item. A position that is never filled is left out of the lists. */
  reserve(): number {
    for (const list of this.all) list.push(NOT_YET);
    this.#indexes?.push(NOT_YET);
    return this.all[0]!.length - 1;
  }

  /** Stores the values of an item at its position. */
  fill(position: number, values: readonly unknown[], index: number): void {
    if (this.#indexes !== null) this.#indexes[position] = index;
    this.all.forEach((list, index) => (list[position] = values[this.#slots[index]!]));
  }

  /** Returns the only list, or a list of the lists. */
  toResult(): unknown {
    const lists = this.all.map((list) => (list.includes(NOT_YET) ? list.filter((each) => each !== NOT_YET) : list));
    return lists.length === 1 ? lists[0] : lists;
  }
}
