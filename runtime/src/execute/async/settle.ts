/** Waits for promises and thenables of any origin, or gives them up, whatever they do when they are asked. */
import { isThenable } from "../call/is-thenable.js";

/** As `await` uses it: nobody's own `then` is called where there is a promise of the language. */
const attach = Promise.prototype.then as (this: unknown, fulfil?: unknown, reject?: unknown) => Promise<unknown>;

/** Waits for a value as `await` does. Exactly one of the callbacks is called, and later; neither may throw. */
export function whenSettled(value: unknown, fulfil: (value: unknown) => void, reject: (reason: unknown) => void): void {
  try {
    void attach.call(Promise.resolve(value), fulfil, reject);
  } catch (thrown) {
    void attach.call(Promise.reject(thrown), fulfil, reject);
  }
}

/**
 * Gives up a value that nobody is going to wait for: should a promise be rejected, that has been told already.
 *
 * A thenable that is no promise is not asked, because asking is what starts a query.
 */
export function giveUp(value: unknown): void {
  try {
    void attach.call(value, undefined, () => {});
  } catch {
    // It is no promise, and starts nothing and rejects nothing by itself.
  }
}

/** Goes on with a value that may have to be waited for. What starts only when it is asked still does. */
export function goOn<Value>(given: unknown, next: (given: unknown) => Value): Value | PromiseLike<Value> {
  if (!isThenable(given)) return next(given);
  if (given.constructor === Promise) return attach.call(given, next) as Promise<Value>;
  const there = (): Promise<unknown> => attach.call(Promise.resolve(given), next);
  // A cast because nothing else is asked of a thenable, and this one asks only when it is waited for.
  // oxlint-disable-next-line unicorn/no-thenable
  return { then: (fulfil, reject) => attach.call(there(), fulfil, reject) } as PromiseLike<Value>;
}
