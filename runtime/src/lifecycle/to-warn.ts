/** Where warnings go that are not about a node: to the adapters that have `onWarning`, or to the console. */
import { isThenable } from "../execute/call/is-thenable.js";
import { giveUp } from "../execute/async/settle.js";
import { toConsole } from "../quality/warn.js";
import type { Warn } from "./adapter-parts.js";
import type { Hook } from "./node-hooks.js";

/** Returns the function that reports warnings; it never throws. */
export function toWarn(hooks: readonly Hook[]): Warn {
  return (message, details) => {
    if (hooks.every(({ onlyRecords }) => onlyRecords === true)) toConsole(message);
    const runId = typeof details["runId"] === "string" ? details["runId"] : null;
    for (const hook of hooks)
      try {
        const answer = hook.call(Object.freeze({ runId, node: null, message, details }));
        if (isThenable(answer)) giveUp(answer);
      } catch {
        // An adapter that fails on a warning must not end what only wanted to warn.
      }
  };
}
