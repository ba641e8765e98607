/** Restores a terminal if the process ends before the run does. */
import type { ProcessLike } from "./output-stream.js";

/** The signals that end a process unless it listens to them. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls a function when the process ends, also because of a signal. Signals keep their effect: if nobody else listens to
 * one, the process ends of it.
 *
 * @returns A function that removes all listeners.
 */
export function whenProcessEnds(process: ProcessLike, restore: () => void): () => void {
  const listeners = new Map<string, () => void>([["exit", restore]]);
  const remove = (): void => {
    for (const [event, listener] of listeners) process.removeListener?.(event, listener);
  };
  for (const signal of SIGNALS)
    listeners.set(signal, () => {
      remove();
      restore();
      if (process.listenerCount?.(signal) === 0 && process.pid !== undefined) process.kill?.(process.pid, signal);
    });
  for (const [event, listener] of listeners) process.on?.(event, listener);
  return remove;
}
