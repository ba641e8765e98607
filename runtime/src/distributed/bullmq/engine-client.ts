/** The connection by which jobs are submitted and asked about. */
import type { IQueueBackend, Queue } from "bullmq";
import { ANSWER_MS, closeConnection, openConnection, silence, toWords } from "./connected.js";
import { codeOf, NOBODY, type Engine } from "./engine.js";
import { importBullMq } from "./import-bullmq.js";
import type { JobData, Packed } from "./job-data.js";
import { sleep, TimeIsOver, within } from "./within.js";

/** BullMQ's queue of our jobs, on whichever engine. */
export type EngineQueue = Queue<JobData, Packed, string, JobData, Packed, string, IQueueBackend>;

/** What a queue needs to know. */
export interface QueueSettings {
  /** Where the queue is. */
  readonly engine: Engine;
  /** The name of the queue in the engine. */
  readonly queue: string;
  /** How long a worker may be silent before its jobs are given to others, in milliseconds. */
  readonly leaseMs: number;
}

/** The number of events that the engine keeps, roughly; a job has four. */
export const KEPT_EVENTS = 20_000;

/** How long a request waits before it is repeated, in milliseconds. */
const PAUSE_MS = 100;

/** What was warned of in this process. */
const warned = new Set<string>();

/** Connects when it is used first, and again after the first attempt has failed. */
export class EngineClient {
  readonly #settings: QueueSettings;
  #queue: Promise<EngineQueue> | null = null;
  /** The last error of the connection since a request has succeeded. */
  #fault: unknown = null;
  #isClosed = false;

  constructor(settings: QueueSettings) {
    this.#settings = settings;
  }

  /**
   * Makes a request, and repeats it while the connection is made again.
   *
   * @throws Error in words.
   */
  async request<Answer>(action: (queue: EngineQueue) => Promise<Answer>): Promise<Answer> {
    const { engine } = this.#settings;
    this.throwIfClosed();
    const queue = await this.#open();
    const end = performance.now() + ANSWER_MS;
    let passing: unknown = null;
    for (;;) {
      try {
        const answer = await within(action(queue), end - performance.now(), () => silence(engine));
        this.#fault = null;
        return answer;
      } catch (error) {
        this.throwIfClosed();
        if (engine.isPassing(error)) passing = error;
        // The last attempt has had no time to say what is wrong.
        else if (passing === null || !(error instanceof TimeIsOver)) throw toWords(engine, error);
        if (performance.now() + PAUSE_MS > end) throw toWords(engine, this.#reasonFor(passing));
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Chooses what says most: that there is no server, what the connection has said, or why a request has failed. */
  #reasonFor(passing: unknown): unknown {
    const isAbsence = (error: unknown): boolean => NOBODY.has(codeOf(error));
    return [this.#fault, passing].find(isAbsence) ?? this.#fault ?? passing;
  }

  /** Closes the connection. Never throws. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const queue = await this.#queue?.catch(() => null);
    if (queue) await closeConnection(queue);
  }

  /** @throws Error if it was closed. */
  throwIfClosed(): void {
    const { engine, queue } = this.#settings;
    if (this.#isClosed) throw new Error(`The queue ${queue} in ${engine.name} is closed.`);
  }

  #open(): Promise<EngineQueue> {
    if (this.#queue !== null) return this.#queue;
    const opening = this.#connect();
    // A connection that was never there is not made again by itself.
    opening.catch(() => (this.#queue = null));
    return (this.#queue = opening);
  }

  async #connect(): Promise<EngineQueue> {
    const { engine, queue: name } = this.#settings;
    const bullmq = await importBullMq();
    const options = {
      connection: engine.connect("queue"),
      skipVersionCheck: true,
      streams: { events: { maxLen: KEPT_EVENTS } },
    };
    // A cast, because the class is generic over everything.
    const queue = new bullmq.Queue(name, options, engine.createFactory(bullmq)) as unknown as EngineQueue;
    try {
      await openConnection(engine, queue, (error) => (this.#fault = error));
    } catch (error) {
      throw toWords(engine, error);
    }
    const warning = await within(engine.inspect(queue.getBackend()), ANSWER_MS, () => "").catch(() => null);
    if (warning !== null && !warned.has(warning)) process.emitWarning(warning);
    if (warning !== null) warned.add(warning);
    return queue;
  }
}
