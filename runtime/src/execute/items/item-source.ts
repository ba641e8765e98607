/** The source of a fan-out's items. */
import { notIterable } from "../../errors/catalogue/8-running.js";
import { describeKind } from "../../errors/words.js";
import { isThenable } from "../call/is-thenable.js";
import { NodeProblem } from "../call/node-problem.js";
import { giveUp } from "../async/settle.js";

type AnyIterator = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

/** Provides items one by one, synchronously or asynchronously. A source that is left early is notified. */
export class ItemSource {
  /** Whether each item has to be awaited. */
  readonly isAsync: boolean;
  /** Whether the source has no more items. */
  isExhausted = false;
  /** The item that was taken last. */
  value: unknown;
  /** All items, if they are in a plain array with the default iterator; otherwise null. */
  readonly array: readonly unknown[] | null;
  /** The iterator; null if there is an array. */
  readonly #iterator: AnyIterator | null;
  /** Index of the next item of the array. */
  #at = 0;

  /**
   * @param items - Any value; a value that is both async and synchronously iterable is treated as async.
   * @throws NodeProblem if the value cannot be iterated over.
   */
  constructor(items: unknown) {
    const { [Symbol.asyncIterator]: toAsync, [Symbol.iterator]: toPlain } = (items ?? {}) as {
      readonly [Symbol.asyncIterator]?: () => AnyIterator;
      readonly [Symbol.iterator]?: () => AnyIterator;
    };
    this.isAsync = typeof toAsync === "function";
    const toIterator = this.isAsync ? toAsync : toPlain;
    if (typeof toIterator !== "function") throw new NodeProblem(notIterable, { found: describeKind(items) });
    this.array = Array.isArray(items) && toIterator === Array.prototype.values ? items : null;
    this.#iterator = this.array === null ? toIterator.call(items) : null;
  }

  /**
   * Takes the next item of a synchronous source.
   *
   * @returns Whether there is one.
   */
  take(): boolean {
    if (this.#iterator !== null) return this.accept(this.#iterator.next());
    this.isExhausted = this.#at >= this.array!.length;
    this.value = this.array![this.#at++];
    return !this.isExhausted;
  }

  /** Asks an async source for its next step, which is to be passed to `accept`. */
  ask(): unknown {
    return this.#iterator!.next();
  }

  /**
   * Takes the item of a step. A user's iterator may return invalid steps.
   *
   * @returns Whether there is an item.
   */
  accept(step: unknown): boolean {
    // A cast because the value is checked right below.
    const { done } = (step ?? {}) as { readonly done?: unknown };
    // A promise has no `done` either. Treated as a step, it would make the source endless.
    if (typeof step !== "object" || step === null || (done === undefined && isThenable(step))) {
      giveUp(step);
      throw new TypeError(`Its iterator gave ${describeKind(step)} where a step with \`done\` has to be.`);
    }
    if (done) this.isExhausted = true;
    // Read only here, because it may be a getter that throws.
    else this.value = (step as { readonly value?: unknown }).value;
    return !this.isExhausted;
  }

  /** Continues at the given index of the array. */
  goTo(item: number): void {
    this.#at = item;
  }

  /**
   * Tells the source that no more items are wanted, so that generators run their `finally` block.
   *
   * @returns The iterator's answer, which has to be awaited if it is a promise.
   * @throws Whatever the iterator throws.
   */
  leave(): unknown {
    if (this.isExhausted) return undefined;
    this.isExhausted = true;
    return this.#iterator?.return?.();
  }
}
