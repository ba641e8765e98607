/** Where the items of a fan-out come from. */
import { notIterable } from "../errors/catalogue/8-running.js";
import { describeKind } from "../errors/words.js";
import { NodeProblem } from "./node-problem.js";

/** One step of an iterator. */
export type ItemStep = IteratorResult<unknown, unknown>;

type AnyIterator = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;

/** Gives items one by one, at once or in time; a source that is left early is told so. */
export class ItemSource {
  /** Whether each item has to be waited for. */
  readonly isAsync: boolean;
  /** Whether it has no more to give. */
  isExhausted = false;
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

  /** The next step, or a promise of it. */
  next(): ItemStep | Promise<ItemStep> {
    const { array } = this;
    const step = this.#iterator === null ? stepOf(array!, this.#at++) : this.#iterator.next();
    if (!isObject(step))
      throw new TypeError(`Its iterator gave ${describeKind(step)} where a step with \`done\` has to be.`);
    if ("done" in step && step.done) this.isExhausted = true;
    return step;
  }

  /** Goes on with an item of the array. */
  goTo(item: number): void {
    this.#at = item;
  }

  /** Says that no more items are wanted, if there are any: generators run their `finally`. Never rejected. */
  async leave(): Promise<void> {
    if (this.isExhausted) return;
    this.isExhausted = true;
    try {
      await this.#iterator?.return?.();
    } catch {
      // The run has failed already, and the first failure is the one that counts.
    }
  }
}

function stepOf(items: readonly unknown[], at: number): ItemStep {
  return at < items.length ? { done: false, value: items[at] } : { done: true, value: undefined };
}

/** Iterators are users' own, and may be wrong. */
function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
