/** Why jobs fail, in words. */

/** The reason with which a running job is taken from its worker. It is for the engine; nobody hears of it. */
export const CANCELLED = "The job is cancelled.";

/** BullMQ's words for a job whose workers died too often. */
const STALLED = "job stalled more than allowable limit";

/** Says a reason of BullMQ's own in our words; reasons of handlers stay as they are. */
export function toReason(reason: string): string {
  return reason === STALLED
    ? "Too many workers died, or lost their connection, while they ran this job. It may need more memory than they have."
    : reason;
}
