/**
 * The side of a coordinator that faces the queue: it submits jobs, the most urgent first, and hears what became of them.
 * What the queue tells is only a reason to look into the store.
 */
import { lostJob, refusedJob } from "../../errors/catalogue/8-distributed.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { JobPayload, JobReport, JobResult } from "../jobs/job-payload.js";
import type { Job, JobEvent } from "../queue/job-queue.js";
import type { BoardSettings } from "./board-settings.js";
import { JobLookup, MOST_SUBMISSIONS } from "./job-lookup.node.js";
import { JobSweep } from "./job-sweep.js";
import type { OutstandingJob, Waiter } from "./outstanding-job.js";
import { OutstandingJobs } from "./outstanding-jobs.js";
import { ServiceFaults, toUnreachable } from "./service-faults.js";

/** How often a job is refused, if the queue does not know its workers, before nobody is likely to take it. */
const MOST_REFUSALS = 5;

/** Submits jobs, and answers those who wait for them. */
export class JobBoard {
  readonly #settings: BoardSettings;
  readonly #jobs = new OutstandingJobs(() => this.#schedule());
  /** Faults of the queue, and of the store: one of them may answer while the other does not. */
  readonly #queueFaults: ServiceFaults;
  readonly #storeFaults: ServiceFaults;
  readonly #lookup: JobLookup;
  readonly #sweep: JobSweep;
  #isScheduled = false;
  #isClosed = false;
  #stopListening: (() => void) | null = null;

  constructor(settings: BoardSettings) {
    this.#settings = settings;
    const toFaults = (): ServiceFaults => new ServiceFaults(settings.patienceMs, (toReason) => this.#failAll(toReason));
    this.#queueFaults = toFaults();
    this.#storeFaults = toFaults();
    this.#lookup = new JobLookup(settings, this.#jobs, this.#storeFaults);
    this.#sweep = new JobSweep(settings, this.#jobs, this.#queueFaults, this.#lookup);
  }

  /**
   * Waits for a job, which is submitted unless somebody else waits for it already.
   *
   * @returns A function with which to wait no longer; a job for which nobody waits is cancelled.
   */
  add(job: Job<JobPayload>, waiter: Waiter): () => void {
    const outstanding = this.#jobs.add(job, waiter);
    if (this.#isClosed) queueMicrotask(() => this.#jobs.fail(outstanding, toClosed()));
    return () => {
      outstanding.waiters.delete(waiter);
      if (outstanding.waiters.size > 0 || !this.#jobs.drop(outstanding)) return;
      // Nobody needs it, so nobody has to hear that it could not be cancelled.
      this.#settings.queue.cancel([job.id]).catch(() => {});
    };
  }

  /** Writes to the store; tries again if that fails for some time. */
  async whenWritten<Written>(write: () => Promise<Written>): Promise<Written> {
    for (let pause = 50; ; pause = Math.min(2000, 2 * pause))
      try {
        const written = await write();
        this.#storeFaults.clear();
        return written;
      } catch (thrown) {
        // A value that is no data will not become any.
        if (NodeProblem.is(thrown)) throw thrown;
        if (this.#isClosed) throw toClosed();
        const name = this.#storeName;
        if (!this.#storeFaults.add(name, thrown)) throw toUnreachable(name, thrown);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
  }

  /** Notes that the store cannot be read. */
  noteStoreFault(thrown: unknown): void {
    this.#storeFaults.add(this.#storeName, thrown);
  }

  /** Lets go of the queue. Everything that waits fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#failAll(toClosed);
    this.#sweep.stop();
    this.#stopListening?.();
    this.#stopListening = null;
    await this.#settings.queue.close();
  }

  get #storeName(): string {
    return this.#settings.store.name ?? "the store";
  }

  /** Jobs of one turn of the event loop go together. */
  #schedule(): void {
    this.#sweep.update();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const list = this.#jobs.take(this.#settings.inFlight);
      if (list.length > 0) void this.#submit(list);
    });
  }

  async #submit(list: readonly OutstandingJob[]): Promise<void> {
    const { queue } = this.#settings;
    this.#stopListening ??= queue.onResult((event) => this.#hear(event));
    // As long as the queue has not taken it, it knows nothing of a job.
    for (const each of list) each.lookedAt = Infinity;
    try {
      await queue.submit(list.map(({ job }) => job));
      this.#queueFaults.clear();
      for (const each of list) each.lookedAt = performance.now();
    } catch (thrown) {
      await this.#findFault(list, thrown);
    }
  }

  /** The queue has not taken jobs: because it cannot be reached, or because of one of them. */
  async #findFault(list: readonly OutstandingJob[], thrown: unknown): Promise<void> {
    const { queue } = this.#settings;
    try {
      await queue.heartbeat([]);
    } catch {
      this.#queueFaults.add(queue.name, thrown);
      for (const each of list) this.#jobs.putBack(each);
      return;
    }
    for (const each of list)
      try {
        // Also one that was alone: the queue may just have come back.
        await queue.submit([each.job]);
      } catch (reason) {
        this.#jobs.fail(each, toUnreachable(queue.name, reason));
      }
  }

  #hear(event: JobEvent<JobResult>): void {
    const outstanding = this.#jobs.get(event.id);
    if (outstanding === undefined) return;
    switch (event.kind) {
      case "progress":
        // A cast because workers of this package report nothing else.
        for (const waiter of outstanding.waiters) waiter.hear(event.report as JobReport);
        return;
      case "failed":
        return void this.#lookup.look(outstanding, event);
      case "completed":
        return void this.#readResult(outstanding, event.result);
    }
  }

  async #readResult(outstanding: OutstandingJob, result: JobResult | null): Promise<void> {
    switch (result?.kind) {
      case "missing":
        return await this.#resend(outstanding);
      case "refused":
        outstanding.refusals.set(result.worker, result.reason);
        return await this.#tryOthers(outstanding);
      default:
        // Whatever it says, the store knows.
        return await this.#lookup.look(outstanding, null);
    }
  }

  /** Submits a refused job again, unless every worker that there is has refused it: one that has not may be busy. */
  async #tryOthers(outstanding: OutstandingJob): Promise<void> {
    const { refusals, submissions } = outstanding;
    const workers = (await this.#sweep.ask([]))?.workers ?? null;
    const hasOthers =
      workers === null
        ? submissions < MOST_REFUSALS
        : workers.length === 0 || workers.some((worker) => !refusals.has(worker));
    if (hasOthers) return this.#jobs.putBack(outstanding);
    this.#jobs.fail(outstanding, new NodeProblem(refusedJob, { reasons: [...refusals.values()] }));
  }

  /** Writes inputs again that the store has lost, and then submits the job again. */
  async #resend(outstanding: OutstandingJob): Promise<void> {
    if (outstanding.submissions >= MOST_SUBMISSIONS) {
      const reason = `${this.#storeName} has lost its inputs ${outstanding.submissions} times. Workers and program need the same store.`;
      return this.#jobs.fail(outstanding, new NodeProblem(lostJob, { reason }));
    }
    try {
      await this.whenWritten(() => Promise.all([...outstanding.waiters].map((waiter) => waiter.resend())));
      this.#jobs.putBack(outstanding);
    } catch (thrown) {
      this.#jobs.fail(outstanding, thrown);
    }
  }

  #failAll(toReason: () => unknown): void {
    for (const each of this.#jobs.all()) this.#jobs.fail(each, toReason());
  }
}

function toClosed(): Error {
  return new Error("The dataflow was closed.");
}
