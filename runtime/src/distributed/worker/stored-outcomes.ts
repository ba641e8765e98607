/** What a job leaves in the store. */
import type { JobOutcome } from "../jobs/job-failure.node.js";
import type { JobPayload } from "../jobs/job-payload.js";

/** What is stored: all outcomes if one of them is a failure; otherwise the values of a batch, or the only value. */
export function toStored({ batch }: JobPayload, outcomes: readonly JobOutcome[]): unknown {
  if (hasFailed(outcomes)) return outcomes;
  const values = outcomes.map((outcome) => ("value" in outcome ? outcome.value : undefined));
  return batch === null ? values[0] : values;
}

/** Whether one of the computations has failed. */
export function hasFailed(outcomes: readonly JobOutcome[]): boolean {
  return outcomes.some((outcome) => "failure" in outcome);
}
