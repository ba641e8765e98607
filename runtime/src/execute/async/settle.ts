/** Waits for promises and thenables, or abandons them, even if they throw when they are read. */
import { isThenable } from "../call/is-thenable.js";

/** Attaches callbacks as `await` does: for a native promise, an overridden `then` is not called. */
const attach = Promise.prototype.then as (this: unknown, fulfil?: unknown, reject?: unknown) => Promise<unknown>;

/** Waits for a value as `await` does. Exactly one of the callbacks is called, asynchronously; neither may throw. */
export function whenSettled(value: unknown, fulfil: (value: unknown) => void, reject: (reason: unknown) => void): void {
  try {
    void attach.call(Promise.resolve(value), fulfil, reject);
  } catch (thrown) {
    void attach.call(Promise.reject(thrown), fulfil, reject);
  }
}

/**
 * Abandons a value that nothing will wait for. If it is a promise that rejects, the rejection has already been
 * reported.
 *
 * A thenable that is not a native promise is left alone, because calling its `then` may start a query.
 */
export function giveUp(value: unknown): void {
  try {
    void attach.call(value, undefined, () => {});
  } catch {
    // The value is not a native promise, so it cannot reject by itself.
  }
}

/** Continues with a value that may be a promise. A lazy thenable is started only when the result is awaited. */
export function goOn<Value>(given: unknown, next: (given: unknown) => Value): Value | PromiseLike<Value> {
  if (!isThenable(given)) return next(given);
  if (given.constructor === Promise) return attach.call(given, next) as Promise<Value>;
  const there = (): Promise<unknown> => attach.call(Promise.resolve(given), next);
  // A cast because only `then` of a thenable is used. This one is lazy: it starts the work when it is awaited.
  // oxlint-disable-next-line unicorn/no-thenable
  return { then: (fulfil, reject) => attach.call(there(), fulfil, reject) } as PromiseLike<Value>;
}
