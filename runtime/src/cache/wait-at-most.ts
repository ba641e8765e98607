/** Waits for something that may never happen. */

/**
 * Waits for a promise, but not longer than a time.
 *
 * @param milliseconds - How long.
 * @param giveUp - Called if the promise has not settled by then.
 */
export function waitAtMost(promise: Promise<void>, milliseconds: number, giveUp: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      giveUp();
      resolve();
    }, milliseconds);
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
