/** Events of jobs, from BullMQ's stream of events. */
import type { QueueEvents } from "bullmq";
import type { JobEvent } from "../queue/job-queue.js";
import { closeConnection, openConnection } from "./connected.js";
import { KEPT_EVENTS, type EngineQueue, type QueueSettings } from "./engine-client.js";
import { importBullMq } from "./import-bullmq.js";
import { unpackValue } from "./job-data.js";
import { CANCELLED, toReason } from "./reasons.js";

/** Listens to the events of a queue as soon as somebody wants them. */
export class ResultEvents<Result> {
  readonly #settings: QueueSettings;
  readonly #listeners = new Set<(event: JobEvent<Result>) => void>();
  #events: Promise<QueueEvents> | null = null;

  constructor(settings: QueueSettings) {
    this.#settings = settings;
  }

  /** Adds a listener; returns a function that removes it. */
  add(listener: (event: JobEvent<Result>) => void): () => void {
    // A function of its own, because the same listener may be added twice.
    const own = (event: JobEvent<Result>): void => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Begins to listen if there are listeners; what happens after it has settled is heard. */
  async open(queue: EngineQueue): Promise<void> {
    if (this.#listeners.size === 0) return;
    if (this.#events === null) {
      const opening = this.#connect(queue);
      opening.catch(() => (this.#events = null));
      this.#events = opening;
    }
    await this.#events;
  }

  /** Closes the connection. Never throws. */
  async close(): Promise<void> {
    this.#listeners.clear();
    const events = await this.#events?.catch(() => null);
    if (events) await closeConnection(events);
  }

  async #connect(queue: EngineQueue): Promise<QueueEvents> {
    const { engine, queue: name } = this.#settings;
    const bullmq = await importBullMq();
    // The stream has no other way of saying where it ends, on both engines.
    const lastEventId = await queue.getBackend().publishEvent({ event: "listening" }, KEPT_EVENTS);
    const options = { connection: engine.connect("events"), lastEventId, skipVersionCheck: true };
    // A cast, because the class is generic over the engine.
    const events = new bullmq.QueueEvents(name, options, engine.createFactory(bullmq)) as unknown as QueueEvents;
    events.on("completed", ({ jobId, returnvalue }) => {
      // A cast, because JSON has no types.
      this.#emit({ kind: "completed", id: jobId, result: unpackValue(returnvalue) as Result });
    });
    events.on("failed", ({ jobId, failedReason }) => {
      if (failedReason !== CANCELLED) this.#emit({ kind: "failed", id: jobId, reason: toReason(failedReason) });
    });
    events.on("progress", ({ jobId, data }) => {
      this.#emit({ kind: "progress", id: jobId, report: unpackValue(data) });
    });
    // What an error costs is asked for by heartbeats.
    return openConnection(engine, events, () => {});
  }

  #emit(event: JobEvent<Result>): void {
    for (const listener of this.#listeners)
      try {
        listener(event);
      } catch (error) {
        // A mistake of the listener is neither the job's nor that of other listeners.
        process.emitWarning(error instanceof Error ? error : String(error));
      }
  }
}
