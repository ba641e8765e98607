/** Calls functions that users give to adapters. */
import { describeThrown } from "../../errors/words.js";
import { isThenable } from "../../execute/call/is-thenable.js";
import type { Warn } from "../adapter-parts.js";

/** Passes a value on to the user, whatever the user's function does with it. */
export type SafeCall<Value> = (value: Value) => void;

/**
 * Wraps a function so that it never throws and leaves no rejected promise behind. The first failure is reported as a
 * warning; later ones are not, because they would be the same.
 *
 * @param name - The function in words, as a message begins with it: `` `report` of `slowNodes` ``.
 * @param findWarn - Returns the function that reports warnings.
 */
export function callSafely<Value>(
  name: string,
  call: (value: Value) => unknown,
  findWarn: () => Warn,
): SafeCall<Value> {
  let hasFailed = false;
  const fail = (error: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    findWarn()(`${name} failed: ${describeThrown(error)}`, { error });
  };
  return (value) => {
    try {
      const answer = call(value);
      if (isThenable(answer)) answer.then(undefined, fail);
    } catch (error) {
      fail(error);
    }
  };
}
