/** A pool of threads. It starts threads as they are needed, up to a limit; further calls wait. */
import { availableParallelism } from "node:os";
import type { Resource } from "../execute/values/resources.js";
import { Thread, type Settle } from "./thread.node.js";
import { toClosed } from "./to-closed.js";
import type { CallMessage } from "./thread-messages.js";

/** A call as the pool receives it. */
export type PoolCall = Omit<CallMessage, "id" | "program">;

/** A call that waits or is being computed. */
interface Call extends Settle {
  readonly message: CallMessage;
  /** The thread that runs the call; null while the call waits. */
  thread: Thread | null;
}

/** The file with which Node.js was started. */
const PROGRAM: string | null = process.argv[1] ?? null;

/** Runs calls in threads. */
export class ThreadPool implements Resource {
  readonly #limit: number;
  readonly #threads = new Set<Thread>();
  /** Waiting calls, the oldest first. */
  readonly #waiting = new Set<Call>();
  /** Calls by the signal that aborts them: a run has one signal and any number of calls. */
  readonly #watched = new Map<AbortSignal, Set<Call>>();
  #lastId = 0;
  #isClosed = false;

  /** @param threads - The maximum number of threads; null for the number of CPUs available. */
  constructor(threads: number | null) {
    this.#limit = threads ?? availableParallelism();
  }

  /**
   * Runs one call.
   *
   * @param signal - When it is aborted, the thread is terminated during the call, and another thread replaces it.
   * @returns The function's result; rejected with the value that the function throws, or with the signal's reason.
   */
  run(poolCall: PoolCall, signal: AbortSignal): Promise<unknown> {
    const message: CallMessage = { ...poolCall, id: ++this.#lastId, program: PROGRAM };
    let isAgain = false;
    return new Promise((resolve, reject) => {
      const stop = <Value>(then: (value: Value) => void) => {
        return (value: Value): void => {
          this.#unwatch(call, signal);
          then(value);
          this.#assign();
        };
      };
      const again = (reason: unknown): void => {
        if (isAgain) return call.reject(reason);
        isAgain = true;
        call.thread = null;
        this.#waiting.add(call);
        this.#assign();
      };
      const call: Call = { message, thread: null, fulfil: stop(resolve), reject: stop(reject), again };
      if (signal.aborted) return reject(signal.reason as Error);
      this.#watch(call, signal);
      this.#waiting.add(call);
      this.#assign();
    });
  }

  /** Terminates all threads. Calls that wait or are running are rejected. */
  async close(): Promise<void> {
    const reason = toClosed();
    this.#isClosed = true;
    for (const call of this.#waiting) this.#cancel(call, reason);
    await Promise.all([...this.#threads].map((thread) => thread.end(reason)));
  }

  #assign(): void {
    for (const call of this.#waiting) {
      if (this.#isClosed) return;
      const thread = this.#findIdle() ?? this.#start(call);
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

  /**
   * Starts a thread for a call. Null if the limit is reached, or if the thread cannot be started, which ends the call.
   */
  #start(call: Call): Thread | null {
    if (this.#threads.size >= this.#limit) return null;
    try {
      const thread = new Thread(call.message.module, (gone) => {
        this.#threads.delete(gone);
        this.#assign();
      });
      this.#threads.add(thread);
      return thread;
    } catch (error) {
      this.#waiting.delete(call);
      call.reject(error);
      return null;
    }
  }

  #watch(call: Call, signal: AbortSignal): void {
    const calls = this.#watched.get(signal);
    if (calls !== undefined) return void calls.add(call);
    this.#watched.set(signal, new Set([call]));
    signal.addEventListener("abort", this.#abort);
  }

  #unwatch(call: Call, signal: AbortSignal): void {
    const calls = this.#watched.get(signal);
    if (calls?.delete(call) !== true || calls.size > 0) return;
    this.#watched.delete(signal);
    signal.removeEventListener("abort", this.#abort);
  }

  readonly #abort = ({ target }: Event): void => {
    // A cast because the listener is added to signals only.
    const signal = target as AbortSignal;
    for (const call of this.#watched.get(signal) ?? []) this.#cancel(call, signal.reason);
  };

  #cancel(call: Call, reason: unknown): void {
    const { thread } = call;
    this.#waiting.delete(call);
    if (thread === null) return call.reject(reason);
    // From now on this thread is not part of the pool, whatever it is still doing.
    this.#threads.delete(thread);
    void thread.end(reason);
  }
}
