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
  readonly #iterator: AnyIterator;

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
    this.#iterator = toIterator.call(items);
  }

  /** The next step, or a promise of it. */
  next(): ItemStep | Promise<ItemStep> {
    return this.#iterator.next();
  }

  /** Says that no more items are wanted: generators run their `finally`. */
  close(): unknown {
    return this.#iterator.return?.();
  }
}
