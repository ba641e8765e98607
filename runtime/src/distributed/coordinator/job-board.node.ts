/**
 * The jobs that a program waits for. The store is the truth: what the queue tells is only a reason to look there, and what
 * the queue may have failed to tell is asked for.
 */
import type { Lookup, StoredValues } from "../../cache/entries/stored-values.node.js";
import type { CacheStore } from "../../cache/stores/cache-store.js";
import { lostJob, refusedJob, unreachableService } from "../../errors/catalogue/8-distributed.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { JobPayload, JobReport, JobResult } from "../jobs/job-payload.js";
import type { JobOutcome } from "../jobs/job-failure.node.js";
import type { Job, JobEvent, JobQueue, JobState, QueueHealth } from "../queue/job-queue.js";
import type { JobAnswer, OutstandingJob, Waiter } from "./outstanding-job.js";
import { ReadyJobs } from "./ready-jobs.js";
import { ServiceFaults } from "./service-faults.js";

/** How often jobs are asked for, in milliseconds, and how many at once. */
const SWEEP_EVERY = 250;
const SWEPT_AT_ONCE = 200;

/** A job of which nothing was heard for so long is asked for, in milliseconds. */
const QUIET = 1000;

/** How often a job is submitted in vain before it counts as lost. */
const MOST_SUBMISSIONS = 6;

/** How long nobody works for the queue before that is warned of, in milliseconds. */
const LONELY = 5000;

/** What a board needs. */
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

/** Submits jobs, and hears what became of them. */
export class JobBoard {
  readonly #settings: BoardSettings;
  readonly #jobs = new Map<string, OutstandingJob>();
  readonly #ready = new ReadyJobs<OutstandingJob>();
  readonly #faults: ServiceFaults;
  #submitted = 0;
  #isScheduled = false;
  #sweeper: ReturnType<typeof setInterval> | null = null;
  #isSweeping = false;
  #stopListening: (() => void) | null = null;
  #lonelySince: number | null = null;
  #hasWarned = false;

  constructor(settings: BoardSettings) {
    this.#settings = settings;
    this.#faults = new ServiceFaults(settings.patienceMs);
  }

  /**
   * Waits for a job, which is submitted unless somebody else waits for it already.
   *
   * @returns A function with which to wait no longer; a job for which nobody waits is cancelled.
   */
  add(job: Job<JobPayload>, waiter: Waiter): () => void {
    const known = this.#jobs.get(job.id);
    const outstanding = known ?? this.#begin(job);
    outstanding.waiters.add(waiter);
    return () => this.#leave(outstanding, waiter);
  }

  /** Settles when the board has let go of the queue. Everything that waits fails. */
  async close(): Promise<void> {
    this.#rejectAll(() => new Error("The dataflow was closed."));
    this.#stop();
    await this.#settings.queue.close();
  }

  #begin(job: Job<JobPayload>): OutstandingJob {
    const outstanding: OutstandingJob = {
      job,
      priority: job.priority,
      waiters: new Set(),
      state: "waiting",
      submissions: 0,
      lookedAt: 0,
      isLooking: false,
      refusals: new Map(),
    };
    this.#jobs.set(job.id, outstanding);
    this.#ready.add(outstanding);
    this.#schedule();
    return outstanding;
  }

  #leave(outstanding: OutstandingJob, waiter: Waiter): void {
    outstanding.waiters.delete(waiter);
    if (outstanding.waiters.size > 0 || outstanding.state === "over") return;
    const wasSubmitted = outstanding.state === "submitted";
    this.#end(outstanding);
    // Nobody needs it, so nobody has to hear that it could not be cancelled.
    if (wasSubmitted) this.#settings.queue.cancel([outstanding.job.id]).catch(() => {});
  }

  /** Removes a job from the board. */
  #end(outstanding: OutstandingJob): void {
    if (outstanding.state === "submitted") this.#submitted--;
    else this.#ready.delete(outstanding);
    outstanding.state = "over";
    this.#jobs.delete(outstanding.job.id);
    if (this.#jobs.size === 0) this.#stop();
    else this.#schedule();
  }

  #stop(): void {
    if (this.#sweeper !== null) clearInterval(this.#sweeper);
    this.#sweeper = null;
    this.#lonelySince = null;
  }

  /** Jobs of one turn of the event loop go together. */
  #schedule(): void {
    this.#sweeper ??= setInterval(() => void this.#sweep(), SWEEP_EVERY);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const list = this.#ready.take(this.#settings.inFlight - this.#submitted);
      if (list.length > 0) void this.#submit(list);
    });
  }

  async #submit(list: readonly OutstandingJob[]): Promise<void> {
    const { queue } = this.#settings;
    this.#stopListening ??= queue.onResult((event) => this.#hear(event));
    for (const each of list) {
      each.state = "submitted";
      each.submissions++;
      each.lookedAt = performance.now();
      this.#submitted++;
    }
    try {
      await queue.submit(list.map(({ job }) => job));
      this.#faults.clear();
    } catch (thrown) {
      await this.#refused(list, thrown);
    }
  }

  /** The queue has not taken jobs: because it cannot be reached, or because of one of them. */
  async #refused(list: readonly OutstandingJob[], thrown: unknown): Promise<void> {
    const { queue } = this.#settings;
    try {
      await queue.heartbeat([]);
    } catch {
      if (this.#faults.add(queue.name, thrown)) this.#giveUp();
      for (const each of list) this.#putBack(each);
      return;
    }
    const [only] = list;
    if (list.length > 1) for (const each of list) await this.#submitAlone(each);
    else if (only !== undefined) this.#fail(only, this.#toUnreachable(queue.name, thrown));
  }

  async #submitAlone(outstanding: OutstandingJob): Promise<void> {
    try {
      await this.#settings.queue.submit([outstanding.job]);
    } catch (thrown) {
      this.#fail(outstanding, this.#toUnreachable(this.#settings.queue.name, thrown));
    }
  }

  /** Submits a job once more, soon. */
  #putBack(outstanding: OutstandingJob): void {
    if (outstanding.state !== "submitted") return;
    outstanding.state = "waiting";
    this.#submitted--;
    this.#ready.add(outstanding);
    setTimeout(() => this.#schedule(), Math.min(2000, 50 * 2 ** outstanding.submissions));
  }

  #hear(event: JobEvent<JobResult>): void {
    const outstanding = this.#jobs.get(event.id);
    if (outstanding === undefined) return;
    this.#lonelySince = null;
    switch (event.kind) {
      case "progress":
        // A cast because only workers of this package have these jobs; what others tell is passed on as it is.
        for (const waiter of outstanding.waiters) waiter.hear(event.report as JobReport);
        return;
      case "failed":
        return void this.#look(outstanding, event);
      case "completed":
        return this.#readResult(outstanding, event.result);
    }
  }

  #readResult(outstanding: OutstandingJob, result: JobResult): void {
    if (result.kind === "stored") return void this.#look(outstanding, null);
    if (result.kind === "missing") return void this.#resend(outstanding);
    outstanding.refusals.set(result.worker, result.reason);
    void this.#tryOthers(outstanding);
  }

  /** Submits a refused job again, unless every worker that there is has refused it. */
  async #tryOthers(outstanding: OutstandingJob): Promise<void> {
    const { refusals } = outstanding;
    const health = await this.#ask([]);
    const hasOthers = health?.workers?.some((worker) => !refusals.has(worker)) ?? outstanding.submissions < 3;
    if (hasOthers && outstanding.submissions < MOST_SUBMISSIONS * 3) return this.#putBack(outstanding);
    this.#fail(outstanding, new NodeProblem(refusedJob, { reasons: [...refusals.values()] }));
  }

  /** Writes inputs again that the store has lost, and then submits the job again. */
  async #resend(outstanding: OutstandingJob): Promise<void> {
    if (outstanding.submissions >= MOST_SUBMISSIONS)
      return this.#fail(outstanding, new NodeProblem(lostJob, { reason: "The store loses its inputs." }));
    try {
      await Promise.all([...outstanding.waiters].map((waiter) => waiter.resend()));
      this.#putBack(outstanding);
    } catch (thrown) {
      this.#fail(outstanding, this.#toUnreachable(this.#storeName, thrown));
    }
  }

  /**
   * Looks into the store for what became of a job.
   *
   * @param state - What the engine says of it; null if it has ended.
   */
  async #look(outstanding: OutstandingJob, state: JobState | null): Promise<void> {
    if (outstanding.isLooking) return;
    outstanding.isLooking = true;
    outstanding.lookedAt = performance.now();
    const { stored, store } = this.#settings;
    const { key, failureKey } = outstanding.job.payload;
    const value = await stored.find(key);
    const found = value.kind === "found" ? value : await stored.find(failureKey);
    outstanding.isLooking = false;
    if (outstanding.state !== "submitted") return;
    if (found.kind === "missing") return this.#missed(outstanding, state, found);
    this.#faults.clear();
    if (found === value) return void this.#fulfil(outstanding, value);
    // Deleting it is only tidy: its key is never used again.
    Promise.resolve(store.delete(`records/${failureKey}`)).catch(() => {});
    // A cast because a worker of this package has written it under a key that nobody else knows.
    this.#answer(outstanding, [{ kind: "failed", outcomes: found.value as readonly JobOutcome[] }]);
  }

  /** Every one of those who wait gets a value of its own. */
  async #fulfil(outstanding: OutstandingJob, first: JobAnswer): Promise<void> {
    const answers = [first];
    while (answers.length < outstanding.waiters.size) {
      const more = await this.#settings.stored.find(outstanding.job.payload.key);
      answers.push(more.kind === "found" ? more : first);
    }
    this.#answer(outstanding, answers);
  }

  #answer(outstanding: OutstandingJob, answers: readonly JobAnswer[]): void {
    if (outstanding.state === "over") return;
    const waiters = [...outstanding.waiters];
    this.#end(outstanding);
    waiters.forEach((waiter, at) => waiter.fulfil(answers[at] ?? answers[0]!));
  }

  #missed(
    outstanding: OutstandingJob,
    state: JobState | null,
    { reason }: Extract<Lookup, { readonly kind: "missing" }>,
  ): void {
    if (reason === "unreadable" && this.#faults.last !== null) return;
    if (state?.kind === "failed") {
      // What is kept of it would only be in the way.
      this.#settings.queue.cancel([outstanding.job.id]).catch(() => {});
      return this.#fail(outstanding, new NodeProblem(lostJob, { reason: state.reason }));
    }
    if (outstanding.submissions < MOST_SUBMISSIONS) return this.#putBack(outstanding);
    const lost = `It ended ${outstanding.submissions} times, and left nothing in ${this.#storeName}. Do the workers use the same store?`;
    this.#fail(outstanding, new NodeProblem(lostJob, { reason: lost }));
  }

  /** Asks for the jobs of which nothing was heard for some time, because events may be lost. */
  async #sweep(): Promise<void> {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    const now = performance.now();
    const quiet: OutstandingJob[] = [];
    for (const each of this.#jobs.values()) {
      if (each.state === "submitted" && !each.isLooking && now - each.lookedAt > QUIET) quiet.push(each);
      if (quiet.length >= SWEPT_AT_ONCE) break;
    }
    if (quiet.length > 0 || this.#faults.last !== null) {
      const health = await this.#ask(quiet.map(({ job }) => job.id));
      quiet.forEach((each, at) => {
        each.lookedAt = performance.now();
        const state = health?.states[at];
        if (state?.kind === "unknown" || state?.kind === "failed") void this.#look(each, state);
      });
      if (health !== null) this.#watchWorkers(health);
    }
    this.#isSweeping = false;
  }

  async #ask(ids: readonly string[]): Promise<QueueHealth | null> {
    const { queue } = this.#settings;
    try {
      const health = await queue.heartbeat(ids);
      this.#faults.clear();
      return health;
    } catch (thrown) {
      if (this.#faults.add(queue.name, thrown)) this.#giveUp();
      return null;
    }
  }

  #watchWorkers({ workers, states }: QueueHealth): void {
    const isLonely = workers?.length === 0 && states.some(({ kind }) => kind === "waiting");
    this.#lonelySince = isLonely ? (this.#lonelySince ?? performance.now()) : null;
    if (this.#hasWarned || this.#lonelySince === null || performance.now() - this.#lonelySince < LONELY) return;
    this.#hasWarned = true;
    const { queue, warn } = this.#settings;
    warn(
      `${this.#jobs.size} jobs wait, and no worker takes jobs from ${queue.name}. Start one: npx icosian worker FILE`,
      {
        queue: queue.name,
        jobs: this.#jobs.size,
      },
    );
  }

  /** Notes that the store cannot be used. */
  noteStoreFault(thrown: unknown): void {
    if (this.#faults.add(this.#storeName, thrown)) this.#giveUp();
  }

  /** Writes; tries again if the store cannot be used for some time. */
  async whenWritten(write: () => Promise<unknown>): Promise<void> {
    for (let pause = 50; ; pause = Math.min(2000, 2 * pause))
      try {
        await write();
        return;
      } catch (thrown) {
        if (this.#faults.add(this.#storeName, thrown)) throw this.#toUnreachable(this.#storeName, thrown);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
  }

  get #storeName(): string {
    return this.#settings.store.name ?? "the store";
  }

  #giveUp(): void {
    const { what, reason } = this.#faults.last!;
    this.#rejectAll(() => this.#toUnreachable(what, reason));
  }

  #rejectAll(toReason: () => unknown): void {
    for (const each of this.#jobs.values()) this.#fail(each, toReason());
  }

  #toUnreachable(what: string, thrown: unknown): unknown {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return new NodeProblem(unreachableService, { what, reason }, { cause: thrown });
  }

  #fail(outstanding: OutstandingJob, reason: unknown): void {
    if (outstanding.state === "over") return;
    const waiters = [...outstanding.waiters];
    this.#end(outstanding);
    for (const waiter of waiters) waiter.reject(reason);
  }
}
