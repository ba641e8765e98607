/** The lists that fan-outs make: one value an item, in the order of the items. */

/** Stands for a value in a list until it is there. */
const NOT_YET: unique symbol = Symbol("not yet");

/** Lists of the same length, one for each slot that is collected. */
export class ItemLists {
  readonly #slots: readonly number[];
  /** For each slot its list. */
  readonly all: unknown[][];

  /** @param slots - Where the values are found in the slots of an item. */
  constructor(slots: readonly number[]) {
    this.#slots = slots;
    this.all = slots.map(() => []);
  }

  /** Adds the values of an item. */
  add(values: readonly unknown[]): void {
    for (let list = 0; list < this.all.length; list++) this.all[list]!.push(values[this.#slots[list]!]);
  }

  /** Keeps a position for an item; one that is never filled is left out. */
  reserve(): number {
    for (const list of this.all) list.push(NOT_YET);
    return this.all[0]!.length - 1;
  }

  /** Puts the values of an item into its position. */
  fill(position: number, values: readonly unknown[]): void {
    this.all.forEach((list, index) => (list[position] = values[this.#slots[index]!]));
  }

  /** The only list, or a list of the lists. */
  toResult(): unknown {
    const lists = this.all.map((list) => (list.includes(NOT_YET) ? list.filter((each) => each !== NOT_YET) : list));
    return lists.length === 1 ? lists[0] : lists;
  }
}
