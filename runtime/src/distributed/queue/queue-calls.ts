/** Jobs as promises, for a queue in this process, none of whose events are lost. */
import type { Job, JobQueue } from "./job-queue.js";

/** What came of a job: a value, or what was thrown. */
export type CallOutcome =
  | {
      readonly kind: "value";
      /** What the call returned. */
      readonly value: unknown;
    }
  | {
      readonly kind: "thrown";
      /** What the call threw. */
      readonly thrown: unknown;
    };

/** One job that somebody waits for. */
interface OpenCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly hear: (report: unknown) => void;
  readonly signal: AbortSignal;
}

/** Runs jobs and waits for them. */
export class QueueCalls<Payload> {
  readonly #queue: JobQueue<Payload, CallOutcome>;
  readonly #open = new Map<string, OpenCall>();
  /** Ids of jobs by the signal that aborts them: a run has one signal and any number of jobs. */
  readonly #watched = new Map<AbortSignal, Set<string>>();
  #lastId = 0;

  constructor(queue: JobQueue<Payload, CallOutcome>) {
    this.#queue = queue;
    queue.onResult((event) => {
      if (event.kind === "progress") return this.#open.get(event.id)?.hear(event.report);
      const call = this.#take(event.id);
      if (event.kind === "failed") call?.reject(new Error(event.reason));
      else if (event.result.kind === "value") call?.resolve(event.result.value);
      else call?.reject(event.result.thrown);
    });
  }

  /**
   * Runs one job.
   *
   * @param signal - When it is aborted, the job is cancelled.
   * @param hear - Hears what the job reports.
   * @returns The value; rejected with what was thrown, or with the signal's reason.
   */
  run(
    job: Pick<Job<Payload>, "node" | "payload">,
    signal: AbortSignal,
    hear: (report: unknown) => void = () => {},
  ): Promise<unknown> {
    const id = `${++this.#lastId}`;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      this.#open.set(id, { resolve, reject, hear, signal });
      this.#watch(id, signal);
      this.#queue.submit([{ ...job, id, priority: 0, timeoutMs: null }]).catch((thrown: unknown) => {
        this.#take(id)?.reject(thrown);
      });
    });
  }

  #take(id: string): OpenCall | undefined {
    const call = this.#open.get(id);
    this.#open.delete(id);
    if (call !== undefined) this.#unwatch(id, call.signal);
    return call;
  }

  #watch(id: string, signal: AbortSignal): void {
    const ids = this.#watched.get(signal);
    if (ids !== undefined) return void ids.add(id);
    this.#watched.set(signal, new Set([id]));
    signal.addEventListener("abort", this.#abort);
  }

  #unwatch(id: string, signal: AbortSignal): void {
    const ids = this.#watched.get(signal);
    if (ids?.delete(id) !== true || ids.size > 0) return;
    this.#watched.delete(signal);
    signal.removeEventListener("abort", this.#abort);
  }

  readonly #abort = ({ target }: Event): void => {
    // A cast because the listener is added to signals only.
    const signal = target as AbortSignal;
    const ids = [...(this.#watched.get(signal) ?? [])];
    for (const id of ids) this.#take(id)?.reject(signal.reason);
    void this.#queue.cancel(ids);
  };
}
