/** Calls from code what takes more than values in a row. */
import { callByShape } from "./call-by-shape.js";
import type { Frame } from "../values/frame.js";
import { isThenable } from "./is-thenable.js";

/** Thrown to leave code in whose frame something has failed already. */
export const FAILED_ALREADY: unique symbol = Symbol("failed already");

/**
 * Calls the function of a task, or does what is to be done for the items of a fan-out.
 *
 * @throws FAILED_ALREADY where the frame has been told of a failure meanwhile. What is still in flight has to be waited
 * for all the same.
 */
export function callForCode(frame: Frame, task: number): unknown {
  const value = callByShape(frame, frame.plan.tasks[task]!);
  if (frame.failure !== null && !isThenable(value)) throw FAILED_ALREADY;
  return value;
}
