/** One job while its handler runs. */
import type { Job, JobHandler } from "./job-queue.js";

/** How a job came to its end. */
export type Ending<Result> =
  | {
      readonly kind: "completed";
      /** What the handler returned. */
      readonly result: Result;
    }
  | {
      readonly kind: "failed";
      /** What the handler threw, or an Error that says that its time was over. */
      readonly error: unknown;
    }
  | {
      /** Nobody waits for it any more, or the worker stops and somebody else has to run it. */
      readonly kind: "cancelled" | "unfinished";
    };

/** Why a job is aborted. */
export type Abortion = "cancelled" | "timedOut" | "stopped";

/** How long a handler has to end after its signal was aborted, in milliseconds. Then its job is over without it. */
export const GRACE_MS = 1000;

/** The longest time of a timer, in milliseconds. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

const REASONS: Readonly<Record<Abortion, string>> = {
  cancelled: "The job is cancelled.",
  timedOut: "The time of the job is over.",
  stopped: "The worker stops.",
};

/** Runs a handler for a job, and knows why it was aborted. */
export class RunningJob<Payload, Result> {
  /** When it began, by `performance.now()`. */
  readonly startedAt: number = performance.now();
  readonly #job: Job<Payload>;
  readonly #worker: string;
  readonly #controller = new AbortController();
  readonly #over: Promise<null>;
  #giveUp: () => void = () => {};
  #abortion: Abortion | null = null;
  #timers: ReturnType<typeof setTimeout>[] = [];

  /** @param worker - The name of the worker that runs it. */
  constructor(job: Job<Payload>, worker: string) {
    this.#job = job;
    this.#worker = worker;
    this.#over = new Promise((resolve) => (this.#giveUp = () => resolve(null)));
  }

  /** Runs the handler to its end, or until some time after it was aborted. Never rejects. */
  async run(handle: JobHandler<Payload, Result>, report: (report: unknown) => void): Promise<Ending<Result>> {
    const { timeoutMs } = this.#job;
    if (timeoutMs !== null && this.#abortion === null)
      this.#timers.push(setTimeout(() => this.abort("timedOut"), Math.min(timeoutMs, LONGEST_TIMER)));
    const ending = await Promise.race([this.#handle(handle, report), this.#over]);
    for (const timer of this.#timers) clearTimeout(timer);
    return this.#decide(ending);
  }

  /** Aborts the signal. Only the first call counts. */
  abort(abortion: Abortion): void {
    if (this.#abortion !== null) return;
    this.#abortion = abortion;
    this.#timers.push(setTimeout(this.#giveUp, GRACE_MS));
    this.#controller.abort(new Error(REASONS[abortion]));
  }

  async #handle(handle: JobHandler<Payload, Result>, report: (report: unknown) => void): Promise<Ending<Result>> {
    try {
      return { kind: "completed", result: await handle(this.#job, { signal: this.#controller.signal, report }) };
    } catch (error) {
      return { kind: "failed", error };
    }
  }

  #decide(ending: Ending<Result> | null): Ending<Result> {
    switch (this.#abortion) {
      case "cancelled":
        return { kind: "cancelled" };
      case "timedOut": {
        const message = `It ran longer than its ${this.#job.timeoutMs} ms (on the worker ${this.#worker}).`;
        return { kind: "failed", error: new Error(message) };
      }
      case "stopped":
        // What was done nevertheless need not be done again.
        return ending?.kind === "completed" ? ending : { kind: "unfinished" };
      case null:
        return ending!;
    }
  }
}
