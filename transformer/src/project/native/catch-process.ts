/**
 * The child process that a call starts.
 *
 * TypeScript 7's API does not hand out its process, and ends it with SIGTERM: then, now and then, the process says
 * `context canceled` on the error stream of ours. Only who has the process can end it in silence.
 */
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

// Node's own, since 16.18: https://nodejs.org/api/diagnostics_channel.html#event-child_process
const CHANNEL = "child_process";

/**
 * Calls a function.
 *
 * @returns What it returns, and the last process that it started; null when it started none.
 */
export function catchProcess<T>(start: () => T): { readonly value: T; readonly child: ChildProcess | null } {
  let child: ChildProcess | null = null;
  const onStart = (message: unknown): void => {
    // A cast, because channels carry anything; Node documents what this one carries.
    child = (message as { readonly process: ChildProcess }).process;
  };
  subscribe(CHANNEL, onStart);
  try {
    return { value: start(), child };
  } finally {
    unsubscribe(CHANNEL, onStart);
  }
}
