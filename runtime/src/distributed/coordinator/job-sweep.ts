/** Asks the queue for jobs of which nothing was heard, because events may be lost. */
import type { QueueHealth } from "../queue/job-queue.js";
import type { BoardSettings } from "./board-settings.js";
import type { JobLookup } from "./job-lookup.node.js";
import type { OutstandingJob } from "./outstanding-job.js";
import type { OutstandingJobs } from "./outstanding-jobs.js";
import type { ServiceFaults } from "./service-faults.js";

/** How often jobs are asked for, in milliseconds, and how many at once. */
const SWEEP_EVERY = 250;
const SWEPT_AT_ONCE = 200;

/** A job of which nothing was heard for so long is asked for, in milliseconds. */
const QUIET = 1000;

/** How long nobody works for the queue before that is warned of, in milliseconds. */
const LONELY = 5000;

/** Sweeps as long as there are jobs. */
export class JobSweep {
  readonly #settings: BoardSettings;
  readonly #jobs: OutstandingJobs;
  readonly #faults: ServiceFaults;
  readonly #lookup: JobLookup;
  #timer: ReturnType<typeof setInterval> | null = null;
  #isSweeping = false;
  #lonelySince: number | null = null;
  #hasWarned = false;

  constructor(settings: BoardSettings, jobs: OutstandingJobs, faults: ServiceFaults, lookup: JobLookup) {
    this.#settings = settings;
    this.#jobs = jobs;
    this.#faults = faults;
    this.#lookup = lookup;
  }

  /** Starts or stops sweeping, as there are jobs or not. */
  update(): void {
    if (this.#jobs.size > 0) this.#timer ??= setInterval(() => void this.#sweep(), SWEEP_EVERY);
    else this.stop();
  }

  /** Stops sweeping, until there are jobs again. */
  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#lonelySince = null;
  }

  /** Asks the queue about jobs; null if it does not answer. */
  async ask(ids: readonly string[]): Promise<QueueHealth | null> {
    const { queue } = this.#settings;
    try {
      const health = await queue.heartbeat(ids);
      this.#faults.clear();
      return health;
    } catch (thrown) {
      this.#faults.add(queue.name, thrown);
      return null;
    }
  }

  async #sweep(): Promise<void> {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    const quiet = this.#findQuiet();
    if (quiet.length > 0 || this.#faults.isFaulty) {
      const health = await this.ask(quiet.map(({ job }) => job.id));
      for (const [at, each] of quiet.entries()) {
        each.lookedAt = performance.now();
        const state = health?.states[at];
        if (state?.kind === "unknown" || state?.kind === "failed") void this.#lookup.look(each, state);
      }
      if (health !== null) this.#watchWorkers(health);
    }
    this.#isSweeping = false;
  }

  #findQuiet(): readonly OutstandingJob[] {
    const now = performance.now();
    const quiet: OutstandingJob[] = [];
    for (const each of this.#jobs.all()) {
      if (each.state === "submitted" && !each.isLooking && now - each.lookedAt > QUIET) quiet.push(each);
      if (quiet.length >= SWEPT_AT_ONCE) break;
    }
    return quiet;
  }

  #watchWorkers({ workers, states }: QueueHealth): void {
    const isLonely = workers?.length === 0 && states.some(({ kind }) => kind === "waiting");
    this.#lonelySince = isLonely ? (this.#lonelySince ?? performance.now()) : null;
    if (this.#hasWarned || this.#lonelySince === null || performance.now() - this.#lonelySince < LONELY) return;
    this.#hasWarned = true;
    const { queue, warn } = this.#settings;
    const jobs = this.#jobs.size;
    const what = jobs === 1 ? "A job waits" : `${jobs} jobs wait`;
    warn(`${what}, and no worker takes jobs from ${queue.name}. Start one: npx icosian worker FILE`, {
      queue: queue.name,
      jobs,
    });
  }
}
