/** A binary heap. */

/** Numbers by key, of which the one with the least key is taken first, and among equal keys the least number. */
export class Heap {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  /** How many numbers it has. */
  get size(): number {
    return this.#items.length;
  }

  /** The least key; only if there is one. */
  get topKey(): number {
    return this.#keys[0]!;
  }

  /** The number that is taken next; only if there is one. */
  get topItem(): number {
    return this.#items[0]!;
  }

  /** Adds a number; O(log size). */
  push(key: number, item: number): void {
    let at = this.#items.length;
    this.#keys.push(key);
    this.#items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(key, item, above)) break;
      this.#keys[at] = this.#keys[above]!;
      this.#items[at] = this.#items[above]!;
      at = above;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
  }

  /** Takes the number with the least key; only if there is one. O(log size). */
  pop(): number {
    const top = this.#items[0]!;
    const [key, item] = [this.#keys.pop()!, this.#items.pop()!];
    const size = this.#items.length;
    if (size === 0) return top;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.#isBefore(this.#keys[child + 1]!, this.#items[child + 1]!, child)) child++;
      if (this.#isBefore(key, item, child)) break;
      this.#keys[at] = this.#keys[child]!;
      this.#items[at] = this.#items[child]!;
      at = child;
    }
    this.#keys[at] = key;
    this.#items[at] = item;
    return top;
  }

  #isBefore(key: number, item: number, other: number): boolean {
    return key < this.#keys[other]! || (key === this.#keys[other]! && item < this.#items[other]!);
  }
}
