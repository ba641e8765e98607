/** What a board of jobs is made of. */
import type { StoredValues } from "../../cache/entries/stored-values.node.js";
import type { CacheStore } from "../../cache/stores/cache-store.js";
import type { JobPayload, JobResult } from "../jobs/job-payload.js";
import type { JobQueue } from "../queue/job-queue.js";

/** Queue, store, and limits. */
export interface BoardSettings {
  /** The queue that takes the jobs. */
  readonly queue: JobQueue<JobPayload, JobResult>;
  /** The store of the values. */
  readonly store: CacheStore;
  /** The values in it. */
  readonly stored: StoredValues;
  /** How many jobs the queue has at the same time. */
  readonly inFlight: number;
  /** How long to wait for a queue or a store that has gone, in milliseconds. */
  readonly patienceMs: number;
  /** Reports a warning. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
}
