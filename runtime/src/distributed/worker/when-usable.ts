/** Waits for a store that cannot be used at the moment, so that a short outage costs no job. */

const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

/**
 * Does something with a store; tries again if that fails, until it has failed for too long or the job is aborted.
 *
 * @param patienceMs - How long to try, in milliseconds.
 * @throws What it has thrown the last time.
 */
export async function whenUsable<Value>(
  act: () => Promise<Value>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<Value> {
  const began = performance.now();
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, 2 * pause))
    try {
      return await act();
    } catch (thrown) {
      if (signal.aborted || performance.now() - began + pause > patienceMs) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
}
