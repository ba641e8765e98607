/** The jobs that a program waits for, and where each of them is. */
import type { JobPayload } from "../jobs/job-payload.js";
import type { Job } from "../queue/job-queue.js";
import type { JobAnswer, OutstandingJob, Waiter } from "./outstanding-job.js";
import { ReadyJobs } from "./ready-jobs.js";

/** Jobs by id. Every job is answered once, or fails once; then it is forgotten. */
export class OutstandingJobs {
  readonly #jobs = new Map<string, OutstandingJob>();
  readonly #ready = new ReadyJobs<OutstandingJob>();
  readonly #onChange: () => void;
  #submitted = 0;

  /** @param onChange - Called when there may be room for another job, or a job for the room. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The number of jobs that somebody waits for. */
  get size(): number {
    return this.#jobs.size;
  }

  /** Returns a job by its id; undefined if nobody waits for it. */
  get(id: string): OutstandingJob | undefined {
    return this.#jobs.get(id);
  }

  /** All jobs. */
  all(): IterableIterator<OutstandingJob> {
    return this.#jobs.values();
  }

  /** Adds somebody who waits for a job, and the job itself if it is not there. */
  add(job: Job<JobPayload>, waiter: Waiter): OutstandingJob {
    const known = this.#jobs.get(job.id);
    const outstanding = known ?? toOutstanding(job);
    outstanding.waiters.add(waiter);
    if (known !== undefined) return known;
    this.#jobs.set(job.id, outstanding);
    this.#ready.add(outstanding);
    this.#onChange();
    return outstanding;
  }

  /**
   * Takes the most urgent jobs to be submitted.
   *
   * @param most - How many may be submitted at the same time.
   */
  take(most: number): readonly OutstandingJob[] {
    const taken = this.#ready.take(most - this.#submitted);
    for (const each of taken) {
      each.state = "submitted";
      each.submissions++;
      each.lookedAt = performance.now();
    }
    this.#submitted += taken.length;
    return taken;
  }

  /** Lets a job be submitted once more, soon. */
  putBack(outstanding: OutstandingJob): void {
    if (outstanding.state !== "submitted") return;
    outstanding.state = "pausing";
    this.#submitted--;
    setTimeout(
      () => {
        if (outstanding.state !== "pausing") return;
        outstanding.state = "waiting";
        this.#ready.add(outstanding);
        this.#onChange();
      },
      Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** outstanding.submissions),
    );
  }

  /** Ends a job with what has come of it: one answer for each of those who wait, or one for all. */
  answer(outstanding: OutstandingJob, answers: readonly JobAnswer[]): void {
    this.#end(outstanding).forEach((waiter, at) => waiter.fulfil(answers[at] ?? answers[0]!));
  }

  /** Ends a job with an error. */
  fail(outstanding: OutstandingJob, reason: unknown): void {
    for (const waiter of this.#end(outstanding)) waiter.reject(reason);
  }

  /**
   * Ends a job that nobody waits for any more.
   *
   * @returns Whether it was submitted.
   */
  drop(outstanding: OutstandingJob): boolean {
    const wasSubmitted = outstanding.state === "submitted";
    this.#end(outstanding);
    return wasSubmitted;
  }

  /** Returns those who wait; nobody if the job has ended already. */
  #end(outstanding: OutstandingJob): readonly Waiter[] {
    if (outstanding.state === "over") return [];
    if (outstanding.state === "submitted") this.#submitted--;
    else this.#ready.delete(outstanding);
    outstanding.state = "over";
    this.#jobs.delete(outstanding.job.id);
    this.#onChange();
    return [...outstanding.waiters];
  }
}

const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

function toOutstanding(job: Job<JobPayload>): OutstandingJob {
  return {
    job,
    priority: job.priority,
    waiters: new Set(),
    state: "waiting",
    submissions: 0,
    lookedAt: 0,
    isLooking: false,
    refusals: new Map(),
  };
}
