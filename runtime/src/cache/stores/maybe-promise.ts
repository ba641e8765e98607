/** Values that may be promises: stores answer at once or later, and what reads them does not care. */
import { isThenable } from "../../execute/call/is-thenable.js";

/** A value, or a promise of it. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Goes on with a value; returns a promise only if the value is one. */
export function useWhenThere<Value, Result>(
  value: MaybePromise<Value>,
  use: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return isThenable(value) ? Promise.resolve(value).then(use) : use(value);
}
