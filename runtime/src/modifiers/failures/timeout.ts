/** The modifier that limits the time of a node. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { timedOut } from "../../errors/catalogue/8-adapters.js";
import { describeKind } from "../../errors/words.js";
import { whenSettled } from "../../execute/async/settle.js";
import { createController } from "../../execute/async/watch-signal.js";
import { isThenable } from "../../execute/call/is-thenable.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { Invoke } from "../../execute/call/node-wrapper.js";
import { addWrapper } from "../core/add-wrapper.js";
import type { Declarations } from "../core/declaration.js";
import { MILLISECONDS } from "../core/find-option-fault.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/**
 * Lets the node fail with ICO8014 if it takes longer than a number of milliseconds.
 *
 * When the time is over, `RunContext.signal` of the node is aborted with a `TimeoutError`, which is also the `cause` of
 * the failure. A function that ignores its signal is not waited for; its late result is dropped. `retry` outside of
 * `timeout` tries again, `timeout` outside of `retry` limits the time of all attempts together. A synchronous function
 * is refused, because nothing could end it; `worker` can.
 *
 * @param ms - Milliseconds, more than 0.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, retry, timeout, type RunContext } from "@icosian/runtime";
 *
 * export const rates = node(
 *   retry(),
 *   timeout(5_000),
 *   async (url: string, { signal }: RunContext): Promise<string> => (await fetch(url, { signal })).text(),
 * );
 * ```
 */
export function timeout(ms: number): Modifier<"timeout"> {
  return createModifier({
    kind: "timeout",
    wrapBody: (definition, context) => {
      const reason = findReason(ms, definition.isAsync);
      if (reason === null) {
        const wrap = (next: Invoke): Invoke => limitTime(ms, next);
        return addWrapper(definition, { kind: "`timeout`", makesAsync: false, wrap });
      }
      context.report(invalidModifier, { reason }, [0]);
      return definition;
    },
  });
}

function findReason(ms: unknown, isAsync: boolean): string | null {
  if (ms === 0 || !MILLISECONDS.is(ms))
    return `\`timeout\` takes ${MILLISECONDS.give.replace("from 0", "above 0 and up")}, not ${describeKind(ms)}.`;
  if (isAsync) return null;
  return (
    "`timeout` cannot end a synchronous function. Let the function return a promise and heed the `signal` of its " +
    "`RunContext`, or compute it in a thread with `worker`."
  );
}

function limitTime(ms: number, next: Invoke): Invoke {
  return (call) =>
    new Promise((resolve, reject) => {
      const controller = createController();
      const end = (): void => {
        clearTimeout(timer);
        leave();
      };
      const timer = setTimeout(() => {
        end();
        const cause = new DOMException(`The node took longer than ${ms} ms.`, "TimeoutError");
        reject(new NodeProblem(timedOut, { ms }, { cause }));
        controller.abort(cause);
      }, ms);
      // The function ends by itself; the run waits for it, as it does without a timeout.
      const leave = call.onOver(() => controller.abort(call.reason));
      try {
        const value = next(call.toSignal(controller.signal));
        const settle = (act: (given: unknown) => void) => (given: unknown) => {
          end();
          act(given);
        };
        if (isThenable(value)) whenSettled(value, settle(resolve), settle(reject));
        else settle(resolve)(value);
      } catch (thrown) {
        end();
        reject(thrown);
      }
    });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  timeout: { factory: timeout, effect: "wraps" },
};
