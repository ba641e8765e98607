/** Lets calls work one after the other. */
import { setImmediate } from "node:timers/promises";

/** A queue of calls. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Works when all earlier calls are done.
   *
   * @param signal - A call that has been cancelled before its turn does nothing.
   * @throws What the work throws; the reason of the signal if it was cancelled.
   */
  take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      // Work may keep the process busy, so messages that have arrived meanwhile are read first.
      await setImmediate();
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
