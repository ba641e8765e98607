/** Calls hooks one after the other, and waits only if one of them returns a promise. */
import { adapterFailed, asyncHook } from "../errors/catalogue/8-adapters.js";
import { describeThrown } from "../errors/words.js";
import { giveUp } from "../execute/async/settle.js";
import { isThenable } from "../execute/call/is-thenable.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import { setOwner } from "../execute/call/promise-owners.js";
import type { Hook } from "./node-hooks.js";

/**
 * Calls hooks in their order.
 *
 * @param record - What the hooks receive; frozen.
 * @param canWait - False for `executeSync`.
 * @param isOver - Asked after each hook that was waited for: whether the remaining hooks have nothing to be told.
 * @returns A promise if a hook returned one.
 * @throws NodeProblem with the adapter and the hook; a returned promise is rejected with the same.
 */
export function callHooks(
  hooks: readonly Hook[],
  record: object,
  canWait: boolean,
  isOver: () => boolean = isNever,
  first: number = 0,
): Promise<void> | undefined {
  for (let at = first; at < hooks.length; at++) {
    const hook = hooks[at]!;
    let answer: unknown;
    try {
      answer = hook.call(record);
    } catch (thrown) {
      throw toHookFailure(hook, thrown);
    }
    if (!isThenable(answer)) continue;
    if (!canWait) {
      giveUp(answer);
      throw toAsyncHook(hook);
    }
    const rest = Promise.resolve(answer).then(
      () => (isOver() ? undefined : callHooks(hooks, record, canWait, isOver, at + 1)),
      (thrown: unknown) => {
        throw toHookFailure(hook, thrown);
      },
    );
    return setOwner(rest, hook);
  }
  return undefined;
}

function isNever(): boolean {
  return false;
}

/** Creates the failure of a hook, which ends the run. */
export function toHookFailure({ adapter, name }: Omit<Hook, "call">, thrown: unknown): Error {
  const reason = describeThrown(thrown);
  return new NodeProblem(adapterFailed, { adapter, hook: name, reason }, { cause: thrown, endsRun: true });
}

/** Creates the failure of a hook that returned a promise in a synchronous run. */
export function toAsyncHook({ adapter, name }: Omit<Hook, "call">): Error {
  return new NodeProblem(asyncHook, { adapter, hook: name }, { endsRun: true });
}
