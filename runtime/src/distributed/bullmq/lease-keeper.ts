/** Renews the leases of the jobs that a worker runs, and notices when a job is not the worker's any more. */
import type { IQueueBackend, Worker } from "bullmq";
import type { Abortion } from "../queue/running-job.js";
import type { JobData, Packed } from "./job-data.js";

/** BullMQ's worker for our jobs, on whichever engine. */
export type EngineWorker = Worker<JobData, Packed, string, IQueueBackend>;

/** A job that runs, with what its lease needs. */
export interface LeasedJob {
  /** The job as BullMQ gave it. */
  readonly job: { readonly id?: string | undefined; readonly timestamp: number };
  /** Says whose lease it is. */
  readonly token: string;
  /** The handler that runs. */
  readonly running: { readonly startedAt: number; abort(abortion: Abortion): void };
}

/** The longest time until a worker notices that a job is cancelled, in milliseconds. */
const LONGEST_PERIOD = 1000;

/** BullMQ has a timer of its own for this, but no way of telling two jobs apart that have the same id one after the other. */
export class LeaseKeeper {
  readonly #worker: EngineWorker;
  readonly #leaseMs: number;
  readonly #onFault: (error: unknown) => void;
  readonly #period: number;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #jobs = new Map<string, LeasedJob>();
  #isBusy = false;

  constructor(worker: EngineWorker, leaseMs: number, onFault: (error: unknown) => void) {
    this.#worker = worker;
    this.#leaseMs = leaseMs;
    this.#onFault = onFault;
    this.#period = Math.min(LONGEST_PERIOD, leaseMs / 4);
    this.#timer = setInterval(() => void this.#renew(), this.#period);
  }

  /** Keeps the lease of a job; returns a function that lets it go. */
  add(leased: LeasedJob): () => void {
    const id = leased.job.id!;
    // It was cancelled, and added anew, since the last renewal.
    this.#jobs.get(id)?.running.abort("cancelled");
    this.#jobs.set(id, leased);
    return () => {
      if (this.#jobs.get(id) === leased) this.#jobs.delete(id);
    };
  }

  /** Aborts all jobs, because the worker stops. */
  abortAll(): void {
    for (const { running } of this.#jobs.values()) running.abort("stopped");
  }

  /** Renews nothing any more. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    // A lease begins fresh: short jobs need no renewal.
    const newest = performance.now() - this.#period;
    const due = [...this.#jobs].filter(([, { running }]) => running.startedAt < newest);
    if (this.#isBusy || due.length === 0) return;
    this.#isBusy = true;
    try {
      const [ids, tokens] = [due.map(([id]) => id), due.map(([, { token }]) => token)];
      const lost = new Set(await this.#worker.extendJobLocks(ids, tokens, this.#leaseMs));
      await Promise.all(due.filter(([id]) => lost.has(id)).map(([id, leased]) => this.#lose(id, leased)));
    } catch (error) {
      this.#onFault(error);
    } finally {
      this.#isBusy = false;
    }
  }

  /**
   * Aborts a job that is gone. One that is still there has lost its lease because the engine, or the network, was away for
   * too long; it goes on, because others will find its value.
   */
  async #lose(id: string, leased: LeasedJob): Promise<void> {
    const found = await this.#worker.getBackend().getJobData(id);
    const isSame = found !== undefined && found.timestamp === leased.job.timestamp && found.finishedOn === undefined;
    if (!isSame) leased.running.abort("cancelled");
    else if (this.#jobs.get(id) === leased) this.#jobs.delete(id);
  }
}
