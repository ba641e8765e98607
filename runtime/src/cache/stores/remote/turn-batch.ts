/** Gathers what is asked for in one turn of the event loop, or while earlier requests are under way, into few requests. */

/** How much goes in one request, and how many requests at the same time. */
export interface BatchLimits<Item> {
  /** How many items go in one request at most. */
  readonly items: number;
  /** How many bytes go in one request at most; a larger item goes alone. */
  readonly bytes: number;
  /** How many bytes an item has, roughly. */
  readonly sizeOf: (item: Item) => number;
  /** How many requests are under way at the same time at most; with 1, the items are sent in their order. */
  readonly requests: number;
}

/** An item, and who waits for its answer. */
interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Sends items in few requests. */
export class TurnBatch<Item, Answer> {
  readonly #request: (items: readonly Item[]) => Promise<readonly Answer[]>;
  readonly #limits: BatchLimits<Item>;
  #waiting: Waiting<Item, Answer>[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #isScheduled = false;

  /** @param request - Sends at least one item, and returns an answer for each; what it throws, all of them hear. */
  constructor(request: (items: readonly Item[]) => Promise<readonly Answer[]>, limits: BatchLimits<Item>) {
    this.#request = request;
    this.#limits = limits;
  }

  /** Sends an item with others, and returns its answer. */
  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      setImmediate(() => {
        this.#isScheduled = false;
        this.#sendAll();
      });
    });
  }

  /** Sends what waits, and settles when everything is answered. */
  async settle(): Promise<void> {
    for (this.#sendAll(); this.#underWay.size > 0;) await Promise.all(this.#underWay);
  }

  /** Rejects what has not been sent. */
  rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #sendAll(): void {
    while (this.#waiting.length > 0 && this.#underWay.size < this.#limits.requests) {
      const sending = this.#send(this.#take()).then(() => {
        this.#underWay.delete(sending);
        this.#sendAll();
      });
      this.#underWay.add(sending);
    }
  }

  /** Takes as many of those that wait as may go together. */
  #take(): readonly Waiting<Item, Answer>[] {
    const { items, bytes, sizeOf } = this.#limits;
    let [count, size] = [0, 0];
    for (const { item } of this.#waiting) {
      size += sizeOf(item);
      if (count === items || (count > 0 && size > bytes)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #send(some: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.#request(some.map(({ item }) => item));
      // A cast, because a request answers each item.
      for (const [at, { resolve }] of some.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }
}
