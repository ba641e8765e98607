/** Goes on with a value at once, or with a promise of it later. */
import { isThenable } from "../execute/call/is-thenable.js";

/** A value, or a promise of it. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Calls a function with a value when it is there: at once, unless it is a promise. */
export function chain<Value, Next>(
  value: MaybePromise<Value>,
  goOn: (value: Value) => MaybePromise<Next>,
): MaybePromise<Next> {
  return isThenable(value) ? Promise.resolve(value).then(goOn) : goOn(value);
}
