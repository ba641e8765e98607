/** Looks into the store for what became of jobs: the store is the truth. */
import { lostJob } from "../../errors/catalogue/8-distributed.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { JobOutcome } from "../jobs/job-failure.node.js";
import type { JobState } from "../queue/job-queue.js";
import type { BoardSettings } from "./board-settings.js";
import type { JobAnswer, OutstandingJob } from "./outstanding-job.js";
import type { OutstandingJobs } from "./outstanding-jobs.js";
import type { ServiceFaults } from "./service-faults.js";

/** How often a job is submitted in vain before it counts as lost. */
export const MOST_SUBMISSIONS = 6;

/** Answers jobs from the store. */
export class JobLookup {
  readonly #settings: BoardSettings;
  readonly #jobs: OutstandingJobs;
  readonly #faults: ServiceFaults;

  constructor(settings: BoardSettings, jobs: OutstandingJobs, faults: ServiceFaults) {
    this.#settings = settings;
    this.#jobs = jobs;
    this.#faults = faults;
  }

  /**
   * Answers a job if there is something in the store; otherwise submits it again, or gives it up.
   *
   * @param state - What the engine says of it; null if it has ended.
   */
  async look(outstanding: OutstandingJob, state: JobState | null): Promise<void> {
    if (outstanding.isLooking || outstanding.state !== "submitted") return;
    outstanding.isLooking = true;
    outstanding.lookedAt = performance.now();
    const { stored, store } = this.#settings;
    const { key, failureKey } = outstanding.job.payload;
    const value = await stored.find(key);
    const found = value.kind === "found" ? value : await stored.find(failureKey);
    outstanding.isLooking = false;
    if (outstanding.state !== "submitted") return;
    // A store that cannot be read says nothing about the job.
    if (found.kind === "missing" && found.reason === "unreadable" && this.#faults.isFaulty) return;
    this.#faults.clear();
    if (found.kind === "missing") return this.#miss(outstanding, state);
    if (found === value) return this.#fulfil(outstanding, value);
    // Only to be tidy: its key is never used again.
    Promise.resolve(store.delete(`records/${failureKey}`)).catch(() => {});
    // A cast because a worker of this package has written it, under a key that no one else knows.
    this.#jobs.answer(outstanding, [{ kind: "failed", outcomes: found.value as readonly JobOutcome[] }]);
  }

  /** Each of those who wait gets a value of its own. */
  async #fulfil(outstanding: OutstandingJob, first: JobAnswer): Promise<void> {
    const answers = [first];
    while (answers.length < outstanding.waiters.size) {
      const more = await this.#settings.stored.find(outstanding.job.payload.key);
      answers.push(more.kind === "found" ? more : first);
    }
    this.#jobs.answer(outstanding, answers);
  }

  #miss(outstanding: OutstandingJob, state: JobState | null): void {
    const { queue, store } = this.#settings;
    if (state?.kind === "failed") {
      // What the engine keeps of it would only be in the way.
      queue.cancel([outstanding.job.id]).catch(() => {});
      return this.#jobs.fail(outstanding, new NodeProblem(lostJob, { reason: state.reason }));
    }
    if (outstanding.submissions < MOST_SUBMISSIONS) return this.#jobs.putBack(outstanding);
    const reason =
      `It ended ${outstanding.submissions} times, and left nothing in ${store.name ?? "the store"}. ` +
      "Workers and program need the same store, one that keeps what it is given.";
    this.#jobs.fail(outstanding, new NodeProblem(lostJob, { reason }));
  }
}
