/** Timers of deliveries. None of them keeps the process alive. */
import { DeliveryError } from "./delivery.js";

/** A time between two attempts, which can be ended early. */
export class Pause {
  #end: (() => void) | null = null;

  /** Waits for some milliseconds, or until the pause is ended. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), milliseconds);
      release(timer);
      this.#end = () => {
        clearTimeout(timer);
        this.#end = null;
        resolve();
      };
    });
  }

  /** Ends the pause, if there is one. */
  end(): void {
    this.#end?.();
  }
}

/**
 * Does something for a limited time.
 *
 * @param work - Its signal is aborted when the time is over; what it does then does not matter.
 * @throws DeliveryError when the time is over, or whatever the work throws before.
 */
export async function withTimeout(milliseconds: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeliveryError(`there was no answer within ${milliseconds} ms`, { mayPass: true }));
      controller.abort();
    }, milliseconds);
    release(timer);
  });
  try {
    await Promise.race([work(controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps the process alive while a promise is pending, although none of the timers above does. */
export async function keepAlive(pending: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => {}, LONGEST_DELAY);
  try {
    await pending();
  } finally {
    clearInterval(timer);
  }
}

/** The longest delay of a timer, in milliseconds. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Lets the process end although the timer runs; timers of browsers are numbers and need nothing. */
function release(timer: ReturnType<typeof setTimeout>): void {
  (timer as { unref?: () => void }).unref?.();
}
