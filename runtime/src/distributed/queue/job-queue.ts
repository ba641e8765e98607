/**
 * Queues of jobs: the one way of sending work elsewhere, to threads as to other machines. Which engine keeps the jobs is
 * the concern of an implementation.
 */

/**
 * A piece of work for somebody else.
 *
 * @typeParam Payload - What the work consists of; plain JSON if the queue leaves the process.
 */
export interface Job<Payload> {
  /**
   * Identifies the job, at most 100 characters of `[a-z0-9-]`, not only digits. While a job waits or runs, no other has
   * its id.
   */
  readonly id: string;
  /** Name of the node that is computed, for messages. */
  readonly node: string;
  /** How soon it should begin, a whole number from 0 to 1,000,000; jobs with larger numbers begin first. */
  readonly priority: number;
  /** How long it may run, in milliseconds; null for any time. */
  readonly timeoutMs: number | null;
  /** What the work consists of. */
  readonly payload: Payload;
}

/**
 * What is heard of a job. Events are a wake-up: they may be lost, and may come twice or for jobs of others, so the
 * side that waits for a job also asks {@link JobQueue.heartbeat}.
 *
 * @typeParam Result - What a job gives; plain JSON if the queue leaves the process.
 */
export type JobEvent<Result> =
  | {
      readonly kind: "completed";
      /** Identifies the job that has ended. */
      readonly id: string;
      /** What the worker returned. */
      readonly result: Result;
    }
  | FailedJob
  | {
      readonly kind: "progress";
      /** Identifies the job that runs. */
      readonly id: string;
      /** What the job told with {@link JobControl.report}. */
      readonly report: unknown;
    };

/** A job that its engine has given up, or whose handler failed. Nothing of it runs any more. */
export interface FailedJob {
  readonly kind: "failed";
  /** Identifies the job that has failed. */
  readonly id: string;
  /** What is known of the reason: `job stalled more than allowable limit`. */
  readonly reason: string;
}

/** What became of a job, as the engine has it. */
export type JobState =
  | {
      /** It waits, runs, is no longer known, or was completed and is no longer kept. */
      readonly kind: "waiting" | "running" | "unknown";
    }
  | FailedJob;

/** What an engine answers about itself and about some jobs. */
export interface QueueHealth {
  /** The workers that are connected, by name; null if the engine does not know. */
  readonly workers: readonly string[] | null;
  /** The states of the jobs that were asked about, in the order of the question. */
  readonly states: readonly JobState[];
}

/**
 * The side of a queue that gives work away.
 *
 * All methods reject with an Error whose message says in words what is wrong with the engine: `There is no Redis at
 * 127.0.0.1:6379 (ECONNREFUSED).` A connection that is lost is made again by the queue itself.
 */
export interface JobQueue<Payload, Result> {
  /** What messages call the queue: `the queue icosian in Redis at 127.0.0.1:6379`. */
  readonly name: string;
  /**
   * Adds jobs, and settles when the engine has them. A job whose id waits or runs already is not added again; one whose
   * id has failed replaces it.
   */
  submit(jobs: readonly Job<Payload>[]): Promise<void>;
  /** Removes jobs that wait, removes what is kept of ended ones, and aborts the signals of those that run. */
  cancel(ids: readonly string[]): Promise<void>;
  /** Adds a listener of events; returns a function that removes it. */
  onResult(listener: (event: JobEvent<Result>) => void): () => void;
  /** Asks the engine whether it answers, who works for it, and what became of some jobs. */
  heartbeat(ids: readonly string[]): Promise<QueueHealth>;
  /** Releases connections and timers; nothing that waits or runs is cancelled. A second call does nothing. */
  close(): Promise<void>;
}

/** What the handler of a job can do while it runs. */
export interface JobControl {
  /** Aborted when the job is cancelled, its time is over, or the worker stops before it has ended. */
  readonly signal: AbortSignal;
  /** Tells something to the side that waits for the job: plain JSON. */
  readonly report: (report: unknown) => void;
}

/** Runs a job. What it throws makes the job fail. */
export type JobHandler<Payload, Result> = (job: Job<Payload>, control: JobControl) => Promise<Result>;

/** Options of {@link WorkQueue.work}. */
export interface WorkSettings {
  /** How the worker is called: `host-3.4711`. */
  readonly worker: string;
  /** How many jobs run at the same time. */
  readonly concurrency: number;
  /** Called with faults of the engine or of the connection, in words. */
  readonly onFault: (message: string) => void;
}

/** Takes jobs from a queue until it is closed. */
export interface QueueWorker {
  /**
   * Takes no further jobs, and settles when those that run have ended or their time is over; these are aborted and given
   * back, so that another worker takes them.
   *
   * @param patienceMs - How long the running jobs have, in milliseconds.
   */
  close(patienceMs: number): Promise<void>;
}

/** A queue from which workers take jobs. */
export interface WorkQueue<Payload, Result> extends JobQueue<Payload, Result> {
  /**
   * Takes jobs, and settles when the engine is ready to give some.
   *
   * A job whose worker dies is given to another one. What a handler throws makes its job fail.
   */
  work(handle: JobHandler<Payload, Result>, settings: WorkSettings): Promise<QueueWorker>;
  /**
   * Another queue of the same engine; only of queues that have names.
   *
   * @throws Error if the name is none.
   */
  named?(queue: string): WorkQueue<Payload, Result>;
}
