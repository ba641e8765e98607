/** Gathers what is asked for in one turn of the event loop, or while the last request is under way. */

/** Some items that were added together, and who waits for them. */
interface Addition<Item> {
  readonly items: readonly Item[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Sends items in few requests, in the order in which they were added. */
export class TurnBatch<Item> {
  readonly #send: (items: readonly Item[]) => Promise<void>;
  #additions: Addition<Item>[] = [];
  #isBusy = false;

  /** @param send - Sends at least one item; what it throws is what all whose items it was given hear. */
  constructor(send: (items: readonly Item[]) => Promise<void>) {
    this.#send = send;
  }

  /** Sends items, and settles when they are sent. */
  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#additions.push({ items, resolve, reject });
      if (this.#isBusy) return;
      this.#isBusy = true;
      setImmediate(() => void this.#sendAll());
    });
  }

  /** Rejects what has not been begun. */
  rejectAll(error: Error): void {
    for (const { reject } of this.#additions.splice(0)) reject(error);
  }

  async #sendAll(): Promise<void> {
    while (this.#additions.length > 0) {
      const additions = this.#additions.splice(0);
      try {
        await this.#send(additions.flatMap(({ items }) => items));
        for (const { resolve } of additions) resolve();
      } catch (error) {
        for (const { reject } of additions) reject(error);
      }
    }
    this.#isBusy = false;
  }
}
