/** A job that somebody waits for. */
import type { FoundValue } from "../../cache/entries/stored-values.node.js";
import type { Job } from "../queue/job-queue.js";
import type { JobPayload, JobReport } from "../jobs/job-payload.js";
import type { JobOutcome } from "../jobs/job-failure.node.js";

/** What the job has come to. */
export type JobAnswer =
  | FoundValue
  | {
      readonly kind: "failed";
      /** What came of each computation of the job. */
      readonly outcomes: readonly JobOutcome[];
    };

/** Somebody who waits for a job. */
export interface Waiter {
  /** Receives the value, which nobody else has, or the failures. */
  readonly fulfil: (answer: JobAnswer) => void;
  /** Receives an error that is none of the node's function. */
  readonly reject: (reason: unknown) => void;
  /** Writes the inputs again, because the store has lost them. */
  readonly resend: () => Promise<void>;
  /** Hears what the job tells while it runs. */
  readonly hear: (report: JobReport) => void;
}

/** A job, and what is known of it. */
export interface OutstandingJob {
  /** The job as the queue has it. */
  readonly job: Job<JobPayload>;
  /** How urgent it is. */
  readonly priority: number;
  /** Those who wait. */
  readonly waiters: Set<Waiter>;
  /** Where it is. */
  state: "waiting" | "submitted" | "pausing" | "over";
  /** How often it was submitted. */
  submissions: number;
  /** When it was last looked for, by `performance.now()`. */
  lookedAt: number;
  /** Whether somebody is looking into the store at the moment. */
  isLooking: boolean;
  /** Why workers have refused it, by worker. */
  readonly refusals: Map<string, string>;
}
