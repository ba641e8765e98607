/** How long the operations of a store wait for its server: a bounded time, and none for a server known to be gone. */
import { StoreError, type StoreFault } from "./store-error.js";

/** Pauses between attempts begin with this, and are half as long again each time, in milliseconds. */
const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 1000;

/** For so long, at least, a server that was not reached is not asked again, in milliseconds. */
const SHORTEST_REST = 250;

/** What a transfer may take besides the time for an answer: a thousand bytes per millisecond, which is 8 Mbit/s. */
const BYTES_PER_MS = 1000;

/** How a server is waited for. */
export interface PatienceSettings {
  /** The server in messages: `Redis at 127.0.0.1:6379`. */
  readonly name: string;
  /** How long an operation takes at most before it fails, in milliseconds. */
  readonly timeoutMs: number;
  /** Says what a failed attempt means. */
  readonly explain: (thrown: unknown) => StoreFault;
}

/**
 * Makes attempts until one succeeds, or time is up.
 *
 * A connection that is lost, and a server that is busy, are tried again; so a server may be started again without that any
 * operation fails. A server that was never reached, or was waited for in vain, gets one attempt per operation, and none
 * for a moment after that: then a run without a server costs little time.
 */
export class Patience {
  readonly #settings: PatienceSettings;
  #isTrusted = false;
  #rest: { readonly until: number; readonly error: StoreError } | null = null;

  constructor(settings: PatienceSettings) {
    this.#settings = settings;
  }

  /**
   * Does something that may be done twice.
   *
   * @param attempt - Gets the time that is left.
   * @param bytes - How much is transferred, as far as that is known.
   * @throws StoreError
   */
  async run<Result>(attempt: (time: OperationTime) => Promise<Result>, bytes: number = 0): Promise<Result> {
    const { name, timeoutMs, explain } = this.#settings;
    if (this.#rest !== null && performance.now() < this.#rest.until) throw this.#rest.error;
    const time = new AllowedTime(name, timeoutMs + bytes / BYTES_PER_MS);
    try {
      for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
        const began = performance.now();
        try {
          const result = await time.limit(attempt(time));
          this.#isTrusted = true;
          this.#rest = null;
          return result;
        } catch (thrown) {
          const { kind, error } = explain(thrown);
          if (kind !== "unreachable") this.#isTrusted = true;
          const canWait = (kind === "busy" || (kind === "unreachable" && this.#isTrusted)) && time.leftMs > pause;
          if (kind === "unreachable" && !canWait) this.#giveUp(error, performance.now() - began);
          if (!canWait) throw error;
        }
        // Not the same for all, so that many processes do not come back at once.
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
      }
    } finally {
      time.end();
    }
  }

  #giveUp(error: StoreError, took: number): void {
    this.#isTrusted = false;
    const rest = Math.min(this.#settings.timeoutMs, Math.max(SHORTEST_REST, took));
    this.#rest = { until: performance.now() + rest, error };
  }
}

/** A server did not answer in time. */
export class TimeoutFault extends StoreError {
  constructor(server: string, milliseconds: number) {
    super(`${server} has not answered within ${Math.max(0.1, Math.round(milliseconds / 100) / 10)} s.`);
  }
}

/** The time of one operation. */
export interface OperationTime {
  /** How much is left, in milliseconds. */
  readonly leftMs: number;
  /** Is aborted when nothing is left. It is made when it is asked for, because most operations need none. */
  readonly signal: AbortSignal;
  /** Calls a listener when nothing is left; returns a function that removes it. */
  onOver(listener: (fault: TimeoutFault) => void): () => void;
}

/** Allowed time is counted in so many parts. */
const PARTS = 20;

/**
 * The time of one operation. Only time in which the event loop runs is counted: while a node computes for long, answers
 * arrive that nothing can read, which is no fault of the server.
 */
class AllowedTime implements OperationTime {
  readonly #listeners = new Set<(fault: TimeoutFault) => void>();
  readonly #timer: NodeJS.Timeout;
  readonly #total: number;
  #parts = PARTS;
  #fault: TimeoutFault | null = null;
  #controller: AbortController | null = null;

  constructor(server: string, total: number) {
    this.#total = total;
    this.#timer = setInterval(() => {
      this.#parts--;
      if (this.#parts <= 0) this.#end(new TimeoutFault(server, total));
    }, total / PARTS);
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#fault !== null) this.#controller.abort(this.#fault);
    return this.#controller.signal;
  }

  get leftMs(): number {
    return Math.max(1, (this.#total * this.#parts) / PARTS);
  }

  onOver(listener: (fault: TimeoutFault) => void): () => void {
    this.#listeners.add(listener);
    if (this.#fault !== null) listener(this.#fault);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits for an answer, but not longer than what is left. */
  limit<Result>(answer: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = this.onOver(reject);
      answer.then(
        (result) => {
          stop();
          resolve(result);
        },
        (thrown: unknown) => {
          stop();
          reject(thrown);
        },
      );
    });
  }

  /** Ends the count. */
  end(): void {
    clearInterval(this.#timer);
  }

  #end(fault: TimeoutFault): void {
    if (this.#fault !== null) return;
    this.#fault = fault;
    this.#controller?.abort(fault);
    for (const listener of this.#listeners) listener(fault);
  }
}
