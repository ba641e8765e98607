/** Waits for locks without blocking the process. */
import { isLocked } from "./sqlite-error.js";

/** The time between two attempts. */
const PAUSE_MS = 20;

/**
 * Attempts something until no other connection holds the lock.
 *
 * @throws The error of the last attempt when the time is over, any other error at once, the reason of an abort.
 */
export async function waitForLock<Result>(
  attempt: () => Result,
  { timeoutMs = 5000, signal }: { readonly timeoutMs?: number | undefined; readonly signal: AbortSignal },
): Promise<Result> {
  const start = performance.now();
  for (;;) {
    signal.throwIfAborted();
    try {
      return attempt();
    } catch (error) {
      if (!isLocked(error) || performance.now() - start >= timeoutMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
