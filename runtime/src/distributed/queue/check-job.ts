/** Checks jobs before a queue takes them. */
import { describeKind, quote } from "../../errors/words.js";
import type { Job } from "./job-queue.js";

/** The largest priority of a job. */
export const MOST_PRIORITY = 1_000_000;

/**
 * Checks everything of a job but its payload.
 *
 * @throws Error that names the node, if the job breaks the contract of {@link Job}.
 */
export function checkJob({ id, node, priority, timeoutMs }: Job<unknown>): void {
  const of = `The job of ${quote(node)}`;
  // BullMQ keeps ids that are whole numbers for itself.
  if (typeof id !== "string" || !/^(?=.*[a-z-])[a-z0-9-]{1,100}$/.test(id))
    throw new Error(
      `${of} has the id ${describeKind(id)}, not 1 to 100 of the characters \`a-z0-9-\`, some of them no digits.`,
    );
  if (!Number.isInteger(priority) || priority < 0 || priority > MOST_PRIORITY)
    throw new Error(`${of} has the priority ${describeKind(priority)}, not a whole number from 0 to ${MOST_PRIORITY}.`);
  if (timeoutMs !== null && !(typeof timeoutMs === "number" && timeoutMs > 0))
    throw new Error(`${of} has a timeout of ${describeKind(timeoutMs)}, not of more than 0 milliseconds.`);
}
