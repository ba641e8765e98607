/** A queue inside one process: the model of what every queue does, and what tests use in place of an engine. */
import { describeThrown } from "../../errors/words.js";
import { checkJob } from "./check-job.js";
import type {
  Job,
  JobHandler,
  JobEvent,
  JobState,
  QueueHealth,
  QueueWorker,
  WorkQueue,
  WorkSettings,
} from "./job-queue.js";
import { LONGEST_TIMER, RunningJob } from "./running-job.js";

/** A job that waits, runs or has failed. */
interface Entry<Payload, Result> {
  readonly job: Job<Payload>;
  running: RunningJob<Payload, Result> | null;
  failure: string | null;
}

/** Keeps jobs in memory. Nothing is lost, so no worker ever dies; taking a job takes time in the number of those that wait. */
export class InProcessQueue<Payload, Result> implements WorkQueue<Payload, Result> {
  /** What messages call it. */
  readonly name = "the queue of this process";
  readonly #entries = new Map<string, Entry<Payload, Result>>();
  readonly #listeners = new Set<{ readonly listen: (event: JobEvent<Result>) => void }>();
  /** The names of the workers by what lets them look for jobs. */
  readonly #workers = new Map<() => void, string>();
  #isClosed = false;

  /** Adds jobs. */
  async submit(jobs: readonly Job<Payload>[]): Promise<void> {
    for (const job of jobs) checkJob(job);
    this.#throwIfClosed();
    for (const job of jobs) {
      const known = this.#entries.get(job.id);
      if (known !== undefined && known.failure === null) continue;
      // Deleted first, because a job that is added again goes to the end.
      this.#entries.delete(job.id);
      this.#entries.set(job.id, { job, running: null, failure: null });
    }
    this.#wakeAll();
  }

  /** Removes jobs, and aborts those that run. */
  async cancel(ids: readonly string[]): Promise<void> {
    this.#throwIfClosed();
    for (const id of ids) {
      this.#entries.get(id)?.running?.abort("cancelled");
      this.#entries.delete(id);
    }
  }

  /** Adds a listener of events, of which none is lost. */
  onResult(listen: (event: JobEvent<Result>) => void): () => void {
    const listener = { listen };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells the states of jobs. */
  async heartbeat(ids: readonly string[]): Promise<QueueHealth> {
    this.#throwIfClosed();
    const states = ids.map((id): JobState => {
      const entry = this.#entries.get(id);
      if (entry === undefined) return { kind: "unknown" };
      if (entry.failure !== null) return { kind: "failed", id, reason: entry.failure };
      return { kind: entry.running === null ? "waiting" : "running" };
    });
    return { workers: [...this.#workers.values()], states };
  }

  async work(handle: JobHandler<Payload, Result>, { worker, concurrency }: WorkSettings): Promise<QueueWorker> {
    this.#throwIfClosed();
    const running = new Map<RunningJob<Payload, Result>, Promise<void>>();
    const wake = (): void => {
      while (this.#workers.has(wake) && running.size < concurrency) {
        const entry = this.#take(worker);
        if (entry === null) return;
        const job = entry.running!;
        const ended = this.#run(entry, handle).finally(() => {
          running.delete(job);
          wake();
        });
        running.set(job, ended);
      }
    };
    this.#workers.set(wake, worker);
    wake();
    const close = async (patienceMs: number): Promise<void> => {
      this.#workers.delete(wake);
      const stop = (): void => {
        for (const job of running.keys()) job.abort("stopped");
      };
      const timer = setTimeout(stop, Math.min(patienceMs, LONGEST_TIMER));
      await Promise.all(running.values());
      clearTimeout(timer);
    };
    return { close };
  }

  /** Lets every other method reject. Workers end by themselves. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#listeners.clear();
  }

  #wakeAll(): void {
    for (const wake of this.#workers.keys()) wake();
  }

  #take(worker: string): Entry<Payload, Result> | null {
    let first: Entry<Payload, Result> | null = null;
    for (const entry of this.#entries.values())
      if (entry.running === null && entry.failure === null && entry.job.priority > (first?.job.priority ?? -1))
        first = entry;
    if (first !== null) first.running = new RunningJob(first.job, worker);
    return first;
  }

  async #run(entry: Entry<Payload, Result>, handle: JobHandler<Payload, Result>): Promise<void> {
    const { id } = entry.job;
    const ending = await entry.running!.run(handle, (report) => this.#emit({ kind: "progress", id, report }));
    entry.running = null;
    // It was cancelled, and perhaps submitted again.
    if (this.#entries.get(id) !== entry) return;
    switch (ending.kind) {
      case "completed":
        this.#entries.delete(id);
        return this.#emit({ kind: "completed", id, result: ending.result });
      case "failed":
        entry.failure = describeThrown(ending.error);
        return this.#emit({ kind: "failed", id, reason: entry.failure });
      default:
        this.#wakeAll();
    }
  }

  #emit(event: JobEvent<Result>): void {
    for (const { listen } of this.#listeners)
      try {
        listen(event);
      } catch {
        // A mistake of the listener is neither the job's nor that of other listeners.
      }
  }

  #throwIfClosed(): void {
    if (this.#isClosed) throw new Error("The queue of this process is closed.");
  }
}
