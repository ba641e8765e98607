/** A pool of threads: as many as there is work for, up to a limit; calls beyond it wait their turn. */
import { availableParallelism } from "node:os";
import type { Resource } from "../execute/resources.js";
import { Thread, type Settle } from "./thread.node.js";
import type { CallMessage } from "./thread-messages.js";

/** A call that waits or is being computed. */
interface Call extends Settle {
  readonly message: CallMessage;
  /** The thread that computes it; null while it waits. */
  thread: Thread | null;
}

/** Computes calls in threads. */
export class ThreadPool implements Resource {
  readonly #limit: number;
  readonly #threads = new Set<Thread>();
  /** In their order. */
  readonly #waiting = new Set<Call>();

  /** @param threads - How many there are at most; null for as many as the machine runs at once. */
  constructor(threads: number | null) {
    this.#limit = threads ?? availableParallelism();
  }

  /**
   * Computes one call.
   *
   * @param signal - When it is aborted, the thread is ended in the midst of what it does, and another takes its place.
   * @returns What the function gives; rejected with what it throws, or the signal's reason.
   */
  run(message: CallMessage, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const abort = (): void => this.#cancel(call, signal.reason);
      const stop = <Value>(then: (value: Value) => void) => {
        return (value: Value): void => {
          signal.removeEventListener("abort", abort);
          then(value);
          this.#assign();
        };
      };
      const call: Call = { message, thread: null, fulfil: stop(resolve), reject: stop(reject) };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener("abort", abort);
      this.#waiting.add(call);
      this.#assign();
    });
  }

  /** Ends all threads; calls that are waiting or being computed are rejected. */
  async close(): Promise<void> {
    const reason = new Error("The dataflow was closed.");
    for (const call of this.#waiting) this.#cancel(call, reason);
    await Promise.all([...this.#threads].map((thread) => thread.end(reason)));
  }

  #assign(): void {
    for (const call of this.#waiting) {
      const thread = this.#findIdle() ?? this.#start();
      if (thread === null) return;
      this.#waiting.delete(call);
      call.thread = thread;
      thread.call(call.message, call);
    }
  }

  #findIdle(): Thread | null {
    for (const thread of this.#threads) if (thread.isIdle) return thread;
    return null;
  }

  #start(): Thread | null {
    if (this.#threads.size >= this.#limit) return null;
    const thread = new Thread((gone) => {
      this.#threads.delete(gone);
      this.#assign();
    });
    this.#threads.add(thread);
    return thread;
  }

  #cancel(call: Call, reason: unknown): void {
    const { thread } = call;
    this.#waiting.delete(call);
    if (thread === null) return call.reject(reason);
    // From now on it is no thread of the pool, whatever it is still doing.
    this.#threads.delete(thread);
    void thread.end(reason);
  }
}
