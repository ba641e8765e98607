/** Runs tasks of compiled code whose calls take more than positional values. */
import type { Frame } from "../bind/bound-plan.js";
import { isThenable } from "./is-thenable.js";

/** Thrown to leave compiled code after a task in its frame has already failed. */
export const FAILED_ALREADY: unique symbol = Symbol("failed already");

/**
 * Calls the function of a task, or runs the loop body of a fan-out.
 *
 * @throws FAILED_ALREADY if the frame has failed in the meantime. A promise is returned nevertheless, because it has to
 * be awaited.
 */
export function callForCode(frame: Frame, task: number): unknown {
  const value = frame.plan.calls[task]!(frame);
  if (frame.failure !== null && !isThenable(value)) throw FAILED_ALREADY;
  return value;
}
