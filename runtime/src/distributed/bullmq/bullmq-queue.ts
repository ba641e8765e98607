/** A queue of jobs in BullMQ. */
import { TurnBatch } from "../../cache/stores/remote/turn-batch.js";
import { describeKind } from "../../errors/words.js";
import { checkJob } from "../queue/check-job.js";
import type {
  Job,
  JobHandler,
  JobEvent,
  JobState,
  QueueHealth,
  QueueWorker,
  WorkQueue,
  WorkSettings,
} from "../queue/job-queue.js";
import { startWorker } from "./bullmq-worker.js";
import { cancelJobs } from "./cancel-jobs.js";
import type { EngineState } from "./engine.js";
import { EngineClient, type EngineQueue, type QueueSettings } from "./engine-client.js";
import { packJob, type PackedJob } from "./job-data.js";
import { CANCELLED, toReason } from "./reasons.js";
import { ResultEvents } from "./result-events.js";

/** How many jobs at most are added or cancelled in one request. */
const AT_ONCE = 1000;

/** How many bytes of JSON, roughly, are added in one request: a large job goes alone. */
const BYTES_AT_ONCE = 4 * 2 ** 20;

/** The queue. It connects when it is used first. */
export class BullmqQueue<Payload, Result> implements WorkQueue<Payload, Result> {
  /** `the queue icosian in Redis at 127.0.0.1:6379`. */
  readonly name: string;
  readonly #settings: QueueSettings;
  readonly #client: EngineClient;
  readonly #events: ResultEvents<Result>;
  /** One request at a time, because jobs of the same priority run in the order in which they were added. */
  readonly #submissions = new TurnBatch<PackedJob, void>((jobs) => this.#add(jobs), {
    items: AT_ONCE,
    bytes: BYTES_AT_ONCE,
    sizeOf: ({ data }) => data.json?.length ?? 0,
    requests: 1,
  });
  #closing: Promise<void> | null = null;

  /** @throws Error if the name of the queue is none. */
  constructor(settings: QueueSettings) {
    const { queue } = settings;
    if (typeof queue !== "string" || !/^[\w.-]{1,40}$/.test(queue))
      throw new Error(
        `\`queue\` is ${describeKind(queue)}, not a name of up to 40 letters, digits, \`_\`, \`.\` and \`-\`.`,
      );
    this.#settings = settings;
    this.name = `the queue ${settings.queue} in ${settings.engine.name}`;
    this.#client = new EngineClient(settings);
    this.#events = new ResultEvents(settings);
  }

  /** Adds jobs. All submissions of one turn of the event loop go in one request. */
  async submit(jobs: readonly Job<Payload>[]): Promise<void> {
    for (const job of jobs) checkJob(job);
    const packed = jobs.map(packJob);
    this.#client.throwIfClosed();
    await Promise.all(packed.map((job) => this.#submissions.add(job)));
  }

  /** Cancels jobs; a worker notices within a second that its job is gone. */
  async cancel(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      await this.#client.request((queue) => cancelJobs(this.#settings.engine, queue, some));
    }
  }

  /** Adds a listener of events: those that happen after the next submission or heartbeat has begun. */
  onResult(listener: (event: JobEvent<Result>) => void): () => void {
    return this.#events.add(listener);
  }

  /** Asks about the workers and some jobs; rejects after ten seconds without an answer. */
  heartbeat(ids: readonly string[]): Promise<QueueHealth> {
    return this.#client.request(async (queue) => {
      const [clients, states] = await Promise.all([
        queue.getWorkers(),
        this.#settings.engine.findStates(queue.getBackend(), ids),
        this.#events.open(queue),
      ]);
      return { workers: toNames(clients), states: states.map((state, index) => toJobState(ids[index]!, state)) };
    });
  }

  async work(handle: JobHandler<Payload, Result>, settings: WorkSettings): Promise<QueueWorker> {
    this.#client.throwIfClosed();
    return startWorker(this.#settings, handle, settings);
  }

  named(queue: string): BullmqQueue<Payload, Result> {
    return new BullmqQueue({ ...this.#settings, queue });
  }

  /** Releases the connections. Workers have their own. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#submissions.rejectAll(
      new Error(`The queue ${this.#settings.queue} in ${this.#settings.engine.name} is closed.`),
    );
    await Promise.all([this.#client.close(), this.#events.close()]);
  }

  #add(jobs: readonly PackedJob[]): Promise<readonly void[]> {
    return this.#client.request(async (queue) => {
      await this.#events.open(queue);
      const { engine } = this.#settings;
      if (await engine.mayHaveFailed(queue.getBackend())) await this.#removeFailed(queue, jobs);
      // In PostgreSQL, a single job is added much faster by itself.
      const [{ name, data, opts }] = jobs as readonly [PackedJob];
      if (jobs.length === 1) await queue.add(name, data, opts);
      else await queue.addBulk([...jobs]);
      return jobs.map(() => {});
    });
  }

  /** BullMQ adds no job whose id it still has, and it keeps those that failed. */
  async #removeFailed(queue: EngineQueue, jobs: readonly PackedJob[]): Promise<void> {
    const ids = jobs.map(({ opts }) => opts.jobId!);
    const states = await this.#settings.engine.findStates(queue.getBackend(), ids);
    await Promise.all(ids.filter((_, index) => states[index]!.kind === "failed").map((id) => queue.remove(id)));
  }
}

/** Reads the names of workers from those of their connections: `bull:aWNvc2lhbg==:w:host-3.4711`. */
function toNames(clients: readonly { readonly [key: string]: string | undefined }[]): readonly string[] | null {
  // Some services that offer Redis do not tell who is connected.
  if (clients.some(({ rawname }) => rawname === undefined)) return null;
  return clients.map(({ rawname = "" }) => /:w:(.*)$/.exec(rawname)?.[1] ?? "(without a name)");
}

function toJobState(id: string, state: EngineState): JobState {
  if (state.kind !== "failed") return state;
  return state.reason === CANCELLED ? { kind: "unknown" } : { kind: "failed", id, reason: toReason(state.reason) };
}
