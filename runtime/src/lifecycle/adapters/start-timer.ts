/** Timers that do not keep the process alive. */

/** The longest delay of a timer, in milliseconds; a longer one would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Calls a function once, after a delay.
 *
 * @param ms - The delay in milliseconds.
 * @returns A function that stops the timer.
 */
export function startTimer(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, Math.min(Math.max(0, ms), LONGEST_MS));
  // Timers are numbers in browsers, and objects in Node.js.
  (timer as { readonly unref?: () => void }).unref?.();
  return () => clearTimeout(timer);
}
