/** Where the items of a fan-out come from. */
import { notIterable } from "../../errors/catalogue/8-running.js";
import { describeKind } from "../../errors/words.js";
import { isThenable } from "../call/is-thenable.js";
import { NodeProblem } from "../call/node-problem.js";
import { giveUp } from "../async/settle.js";

type AnyIterator = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

/** Gives items one by one, at once or in time; a source that is left early is told so. */
export class ItemSource {
  /** Whether each item has to be waited for. */
  readonly isAsync: boolean;
  /** Whether it has no more to give. */
  isExhausted = false;
  /** The item that was taken last. */
  value: unknown;
  /** All items, where they are in a plain array that nobody goes through in a way of their own. */
  readonly array: readonly unknown[] | null;
  /** Null where there is an array. */
  readonly #iterator: AnyIterator | null;
  /** Of the array, the next item. */
  #at = 0;

  /**
   * @param items - Anything; what is async and plain at once is async.
   * @throws NodeProblem when it cannot be iterated over.
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

  /** Takes the next item of a source that is not async. Whether there is one. */
  take(): boolean {
    if (this.#iterator !== null) return this.accept(this.#iterator.next());
    this.isExhausted = this.#at >= this.array!.length;
    this.value = this.array![this.#at++];
    return !this.isExhausted;
  }

  /** Asks an async source for its next step, which `accept` takes when it is there. */
  ask(): unknown {
    return this.#iterator!.next();
  }

  /** Takes the item of a step. Iterators are users' own and may be wrong. Whether there is an item. */
  accept(step: unknown): boolean {
    // A cast because it is looked at right after.
    const { done } = (step ?? {}) as { readonly done?: unknown };
    // A promise has no `done` either: taken for an item, there would be no end of them.
    if (typeof step !== "object" || step === null || (done === undefined && isThenable(step))) {
      giveUp(step);
      throw new TypeError(`Its iterator gave ${describeKind(step)} where a step with \`done\` has to be.`);
    }
    if (done) this.isExhausted = true;
    // Only now, because it may be a getter that throws.
    else this.value = (step as { readonly value?: unknown }).value;
    return !this.isExhausted;
  }

  /** Goes on with an item of the array. */
  goTo(item: number): void {
    this.#at = item;
  }

  /**
   * Says that no more items are wanted, if there are any: generators run their `finally`.
   *
   * @returns What the iterator answers, which has to be waited for if it is a promise.
   * @throws What the iterator throws.
   */
  leave(): unknown {
    if (this.isExhausted) return undefined;
    this.isExhausted = true;
    return this.#iterator?.return?.();
  }
}
