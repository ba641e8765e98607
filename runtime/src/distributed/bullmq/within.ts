/** A limit for the time that something may take. */
import { LONGEST_TIMER } from "../queue/running-job.js";

/**
 * Settles as a promise does, or rejects when the time is over. What the promise does afterwards is ignored.
 *
 * @param ms - The time, in milliseconds.
 * @param describe - Says what has not happened.
 */
export async function within<Value>(promise: Promise<Value>, ms: number, describe: () => string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeIsOver(describe())), Math.min(Math.max(ms, 0), LONGEST_TIMER));
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects a promise whose time is over; its message is in our words. */
export class TimeIsOver extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TimeIsOver";
  }
}

/** Waits. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
