/** Takes jobs from BullMQ and runs them. */
import type { Job as EngineJob } from "bullmq";
import type { Job, JobHandler, QueueWorker, WorkSettings } from "../queue/job-queue.js";
import { isOutdated } from "./cancel-jobs.js";
import { ANSWER_MS, closeConnection, openConnection, silence, toWords } from "./connected.js";
import type { BullMq, Engine } from "./engine.js";
import type { QueueSettings } from "./engine-client.js";
import { importBullMq } from "./import-bullmq.js";
import { packValue, toFailure, unpackJob, type JobData, type Packed } from "./job-data.js";
import { LeaseKeeper, type EngineWorker } from "./lease-keeper.js";
import { ReportSender } from "./report-sender.js";
import { GRACE_MS, LONGEST_TIMER, RunningJob } from "../queue/running-job.js";
import { within } from "./within.js";

/** How often a job may lose its worker before it fails. */
const MOST_DEATHS = 5;

/** How long it takes, in milliseconds, until a worker looks again whether there are jobs after it was told of none. */
const DRAIN_MS = 1000;

/** How long the engine has to take back a job, in milliseconds. */
const GIVING_BACK_MS = 3000;

/** How long the same fault is not told again, in milliseconds. */
const QUIET_MS = 10_000;

/** How many different faults are remembered. */
const MOST_FAULTS = 100;

/**
 * Starts a worker, and settles when it is connected.
 *
 * @throws Error in words.
 */
export async function startWorker<Payload, Result>(
  { engine, queue, leaseMs }: QueueSettings,
  handle: JobHandler<Payload, Result>,
  settings: WorkSettings,
): Promise<QueueWorker> {
  const bullmq = await importBullMq();
  const started = new BullmqWorker<Payload, Result>(bullmq, engine, handle, settings);
  const options = {
    connection: engine.connect("worker"),
    autorun: false,
    name: settings.worker.replaceAll(/[^!-~]/g, "-"),
    concurrency: settings.concurrency,
    lockDuration: leaseMs,
    stalledInterval: leaseMs / 4,
    maxStalledCount: MOST_DEATHS,
    drainDelay: DRAIN_MS / 1000,
    runRetryDelay: 1000,
    skipLockRenewal: true,
    skipVersionCheck: true,
  };
  const process = (job: EngineJob<JobData, Packed>, token?: string): Promise<Packed> => started.process(job, token!);
  const worker: EngineWorker = new bullmq.Worker(queue, process, options, engine.createFactory(bullmq));
  try {
    await openConnection(engine, worker, started.onFault);
  } catch (error) {
    throw toWords(engine, error);
  }
  started.start(worker, leaseMs);
  return started;
}

/** A worker, and the jobs that it runs. */
class BullmqWorker<Payload, Result> implements QueueWorker {
  readonly #bullmq: BullMq;
  readonly #engine: Engine;
  readonly #handle: JobHandler<Payload, Result>;
  readonly #settings: WorkSettings;
  readonly #told = new Map<string, number>();
  #leases: LeaseKeeper | null = null;
  #worker: EngineWorker | null = null;
  #closing: Promise<void> | null = null;
  #isStopped = false;

  constructor(bullmq: BullMq, engine: Engine, handle: JobHandler<Payload, Result>, settings: WorkSettings) {
    this.#bullmq = bullmq;
    this.#engine = engine;
    this.#handle = handle;
    this.#settings = settings;
  }

  start(worker: EngineWorker, leaseMs: number): void {
    this.#worker = worker;
    this.#leases = new LeaseKeeper(worker, leaseMs, this.onFault);
    const inspecting = within(this.#engine.inspect(worker.getBackend()), ANSWER_MS, () => silence(this.#engine));
    inspecting.then((fault) => (fault === null ? undefined : this.#settings.onFault(fault)), this.onFault);
    worker.run().catch(this.onFault);
  }

  close(patienceMs: number): Promise<void> {
    const stop = setTimeout(() => this.#stop(), Math.min(patienceMs, LONGEST_TIMER));
    this.#closing ??= this.#close(patienceMs);
    return this.#closing.finally(() => clearTimeout(stop));
  }

  /** Runs one job; what it returns or throws tells BullMQ what becomes of the job. */
  async process(engineJob: EngineJob<JobData, Packed>, token: string): Promise<Packed> {
    const job = unpackJob(engineJob) as Job<Payload> | null;
    if (job === null) throw new Error("This job was not added by Icosian: give Icosian a queue of its own.");
    const running = new RunningJob<Payload, Result>(job, this.#settings.worker);
    if (this.#isStopped) running.abort("stopped");
    const reports = new ReportSender((report) => engineJob.updateProgress(packValue(report, "A report")), this.onFault);
    const release = this.#leases!.add({ job: engineJob, token, running });
    try {
      const ending = await running.run(this.#handle, (report) => reports.report(report));
      switch (ending.kind) {
        case "completed":
          await reports.flush();
          return packValue(ending.result, "The result");
        case "failed":
          await reports.flush();
          throw toFailure(ending.error);
        case "unfinished":
          await this.#giveBack(engineJob, token);
          throw new this.#bullmq.WaitingError();
        case "cancelled":
          // There is nothing to tell of a job that is gone. This lets BullMQ go on with the next one.
          throw new this.#bullmq.WaitingError();
      }
    } finally {
      release();
    }
  }

  /** Tells a fault in words, unless it was told a moment ago. */
  readonly onFault = (error: unknown): void => {
    // The end of a job that is not this worker's any more interests nobody.
    if (isOutdated(error)) return;
    const message = toWords(this.#engine, error).message;
    const now = performance.now();
    if (now - (this.#told.get(message) ?? -QUIET_MS) < QUIET_MS) return;
    if (this.#told.size > MOST_FAULTS) this.#told.clear();
    this.#told.set(message, now);
    this.#settings.onFault(message);
  };

  #stop(): void {
    this.#isStopped = true;
    this.#leases?.abortAll();
  }

  async #close(patienceMs: number): Promise<void> {
    await closeConnection(this.#worker!, patienceMs + GRACE_MS + GIVING_BACK_MS + 1000);
    this.#leases!.close();
  }

  /** Lets another worker take a job at once; otherwise it would wait until the lease is over. */
  async #giveBack(job: EngineJob<JobData, Packed>, token: string): Promise<void> {
    try {
      await within(job.moveToWait(token), GIVING_BACK_MS, () => silence(this.#engine));
    } catch (error) {
      this.onFault(error);
    }
  }
}
