/**
 * Finds the child process that a call starts.
 *
 * TypeScript 7's API does not expose its process, and ends it with SIGTERM; the process then sometimes prints `context
 * canceled` to our error stream. Only with the process itself can it be ended silently.
 */
import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

// Provided by Node.js since 16.18: https://nodejs.org/api/diagnostics_channel.html#event-child_process
const CHANNEL = "child_process";

/**
 * Calls a function.
 *
 * @returns Its result, and the last process that it started; null if it started none.
 */
export function catchProcess<T>(start: () => T): { readonly value: T; readonly child: ChildProcess | null } {
  let child: ChildProcess | null = null;
  const onStart = (message: unknown): void => {
    // A cast, because channels carry any value; Node.js documents this one.
    child = (message as { readonly process: ChildProcess }).process;
  };
  subscribe(CHANNEL, onStart);
  try {
    return { value: start(), child };
  } finally {
    unsubscribe(CHANNEL, onStart);
  }
}
